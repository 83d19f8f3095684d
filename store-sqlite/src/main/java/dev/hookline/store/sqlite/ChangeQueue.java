package dev.hookline.store.sqlite;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes on their way to the writer: many threads put, one takes. Bounded by number and weight for
 * intake; other changes always get in, because refusing them would only make their callers come
 * back.
 */
final class ChangeQueue {

  private final ConcurrentLinkedQueue<QueuedChange> queue = new ConcurrentLinkedQueue<>();
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
    QueuedChange queued = new QueuedChange(change, nowNanos);
    queue.add(queued);
    if (closed && queued.claim()) {
      return false; // the writer may have looked for the last time before this was added
    }
    wake();
    return true;
  }

  /**
   * Waits until there is something, then moves what is there into {@code batch}, up to a number and
   * a weight. What has expired meanwhile is left out, so the batch may be empty.
   *
   * @return false when the queue is closed and empty
   */
  boolean take(List<Change> batch, int changesAtMost, long bytesAtMost) {
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
    int polled = 0;
    while (polled < changesAtMost && bytes < bytesAtMost) {
      QueuedChange next = queue.poll();
      if (next == null) {
        break;
      }
      polled++;
      bytes += next.change().weightBytes();
      if (next.claim()) {
        batch.add(next.change());
      }
    }
    waiting.addAndGet(-polled);
    waitingBytes.addAndGet(-bytes);
    return true;
  }

  /** Takes out the intake that was put before a time and is still not taken. */
  void expire(long beforeNanos, Consumer<Change> expired) {
    for (QueuedChange queued : queue) {
      if (!queued.isOlderThan(beforeNanos)) {
        return;
      }
      if (queued.change().isIntake() && queued.claim()) {
        expired.accept(queued.change());
      }
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Takes in nothing more; what is there is still given out. */
  void close() {
    closed = true;
    wake();
  }

  private void wake() {
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }
}
