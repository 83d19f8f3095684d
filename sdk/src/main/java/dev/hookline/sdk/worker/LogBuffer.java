package dev.hookline.sdk.worker;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LogEntry;
import dev.hookline.sdk.transport.ReportItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a run that are not sent yet. Bounded three times: 10,000 lines and 1 MiB for a run,
 * as at the server, and 32 MiB for all runs of a worker together. What goes beyond is counted.
 */
final class LogBuffer implements Outgoing {

  /** One line of the 10,000 is kept free to tell how many were dropped. */
  static final int LINES_MAX = 9_999;

  private static final long RUN_BYTES_MAX = 1L << 20;
  private static final long WORKER_BYTES_MAX = 32L << 20;

  private final Execution execution;
  private final AtomicLong workerBytes;
  private final Object lock = new Object();
  private List<LogEntry> waiting = new ArrayList<>();
  private long waitingBytes;
  private int lines;
  private long bytes;
  private long dropped;

  LogBuffer(Execution execution, AtomicLong workerBytes) {
    this.execution = execution;
    this.workerBytes = workerBytes;
  }

  /** Keeps a line or counts it; true when the buffer has to be queued for it. */
  boolean add(LogEntry entry) {
    long size = ItemSize.of(entry);
    synchronized (lock) {
      boolean full = lines >= LINES_MAX || bytes + size > RUN_BYTES_MAX;
      if (full || workerBytes.get() + size > WORKER_BYTES_MAX) {
        dropped++;
        return false;
      }
      return keep(entry, size);
    }
  }

  /** Adds the last line, which says how many were dropped, when some were. */
  boolean close(Instant now) {
    synchronized (lock) {
      if (dropped == 0) {
        return false;
      }
      String message = dropped + " more lines were logged than are kept";
      return keep(new LogEntry(now, LogLevel.WARN, message, null), 0);
    }
  }

  private boolean keep(LogEntry entry, long size) {
    lines++;
    bytes += size;
    waitingBytes += size;
    workerBytes.addAndGet(size);
    waiting.add(entry);
    return waiting.size() == 1;
  }

  @Override
  public Session session() {
    return execution.session();
  }

  @Override
  public List<ReportItem> collect() {
    synchronized (lock) {
      workerBytes.addAndGet(-waitingBytes);
      waitingBytes = 0;
      List<LogEntry> entries = waiting;
      waiting = new ArrayList<>();
      return List.of(
          new ReportItem.Log(execution.leased().id(), execution.leased().lease(), entries));
    }
  }

  @Override
  public void answered(@Nullable ItemResult worst) {
    execution.heard(worst);
  }
}
