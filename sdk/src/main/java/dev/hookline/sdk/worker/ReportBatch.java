package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What goes into one report: as much of a queue as belongs to one session and fits. */
final class ReportBatch {

  private static final int ITEMS_MAX = 1_000;
  private static final long BYTES_MAX = 8L << 20;

  private final Session session;
  private final List<Outgoing> members = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<ReportItem> items = new ArrayList<>();
  private long bytes;

  private ReportBatch(Session session) {
    this.session = session;
  }

  /** Takes from the queue, which is not empty. */
  static ReportBatch takeFrom(Queue<Outgoing> queue) {
    var batch = new ReportBatch(queue.element().session());
    Outgoing next = queue.peek();
    while (next != null && batch.takes(next)) {
      queue.remove();
      batch.add(next);
      next = queue.peek();
    }
    return batch;
  }

  private boolean takes(Outgoing next) {
    return items.size() < ITEMS_MAX - 1 && bytes < BYTES_MAX && next.session() == session;
  }

  private void add(Outgoing outgoing) {
    List<ReportItem> collected = outgoing.collect();
    members.add(outgoing);
    sizes.add(collected.size());
    items.addAll(collected);
    bytes += ItemSize.of(collected);
  }

  Session session() {
    return session;
  }

  List<ReportItem> items() {
    return items;
  }

  int members() {
    return members.size();
  }

  /** Hands each member its result; null when the session was over before an answer came. */
  void settle(@Nullable List<ItemResult> results) {
    int next = 0;
    for (int position = 0; position < members.size(); position++) {
      int end = next + sizes.get(position);
      members.get(position).answered(results == null ? null : worst(results.subList(next, end)));
      next = end;
    }
  }

  private static ItemResult worst(List<ItemResult> results) {
    ItemResult worst = ItemResult.OK;
    for (ItemResult result : results) {
      if (worst instanceof ItemResult.Ok || result instanceof ItemResult.Stale) {
        worst = result;
      }
    }
    return worst;
  }
}
