package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.LogEntry;
import dev.hookline.sdk.transport.ReportItem;
import java.util.List;

/** About how many bytes an item takes in a report. */
final class ItemSize {

  private static final int FRAME = 160;

  private ItemSize() {}

  static long of(List<ReportItem> items) {
    long bytes = 0;
    for (ReportItem item : items) {
      bytes += of(item);
    }
    return bytes;
  }

  private static long of(ReportItem item) {
    return FRAME
        + switch (item) {
          case ReportItem.Complete complete -> complete.output().length;
          case ReportItem.Step step -> step.key().length() + step.output().length;
          case ReportItem.Metadata metadata -> metadata.patch().length;
          case ReportItem.Log log -> log.entries().stream().mapToLong(ItemSize::of).sum();
          case ReportItem.Fail fail -> of(fail);
          case ReportItem.Start start -> 0;
          case ReportItem.Suspend suspend -> FRAME;
          case ReportItem.Cancelled cancelled -> 0;
          case ReportItem.TimedOut timedOut -> 0;
          case ReportItem.Release release -> 0;
        };
  }

  private static long of(ReportItem.Fail fail) {
    String stack = fail.error().stack();
    return fail.error().message().length() * 3L + (stack == null ? 0 : stack.length() * 3L);
  }

  static long of(LogEntry entry) {
    byte[] fields = entry.fields();
    return 64L + entry.message().length() * 3L + (fields == null ? 0 : fields.length);
  }
}
