package dev.hookline.store.sqlite;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Changes on their way to the writer: many threads put, one takes. Bounded by number and weight for
 * intake; other changes always get in, because refusing them would only make their callers come
 * back.
 */
final class ChangeQueue {

  /** A change and when it was queued. */
  record Queued(Change change, long atNanos) {}

  private final ConcurrentLinkedQueue<Queued> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final long changesMax;
  private final long bytesMax;
  private volatile @Nullable Thread sleeper;
  private volatile boolean closed;

  ChangeQueue(long changesMax, long bytesMax) {
    this.changesMax = changesMax;
    this.bytesMax = bytesMax;
  }

  /** Puts a change; false when there is no room, or no writer any more. */
  boolean offer(Change change, long nowNanos) {
    if (closed) {
      return false;
    }
    long weight = change.weightBytes();
    if (change.isIntake() && (waiting.get() >= changesMax || waitingBytes.get() >= bytesMax)) {
      return false;
    }
    waiting.incrementAndGet();
    waitingBytes.addAndGet(weight);
    queue.add(new Queued(change, nowNanos));
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
    return true;
  }

  /**
   * Waits until there is something, then moves what is there into {@code batch}, up to a number and
   * a weight.
   *
   * @return false when the queue is closed and empty
   */
  boolean take(List<Queued> batch, int changesAtMost, long bytesAtMost) {
    while (queue.isEmpty()) {
      if (closed) {
        return false;
      }
      sleeper = Thread.currentThread();
      if (queue.isEmpty() && !closed) {
        LockSupport.park(this);
      }
      sleeper = null;
    }
    long bytes = 0;
    while (batch.size() < changesAtMost && bytes < bytesAtMost) {
      Queued next = queue.poll();
      if (next == null) {
        break;
      }
      bytes += next.change().weightBytes();
      batch.add(next);
    }
    waiting.addAndGet(-batch.size());
    waitingBytes.addAndGet(-bytes);
    return true;
  }

  long waiting() {
    return waiting.get();
  }

  /** Takes in nothing more; what is there is still given out. */
  void close() {
    closed = true;
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }
}
