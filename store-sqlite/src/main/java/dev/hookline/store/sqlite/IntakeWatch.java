package dev.hookline.store.sqlite;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Refuses intake that has waited too long even while the writer is stuck in a slow disk. Sleeps
 * while nothing waits.
 */
final class IntakeWatch implements AutoCloseable {

  private static final int LOOKS_PER_WAIT = 4;

  private final ChangeQueue queue;
  private final Duration waitMax;
  private final LongSupplier nanoClock;
  private final AtomicBoolean armed = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closed;

  IntakeWatch(ChangeQueue queue, Duration waitMax, LongSupplier nanoClock) {
    this.queue = queue;
    this.waitMax = waitMax;
    this.nanoClock = nanoClock;
    this.thread = Thread.ofPlatform().name("sqlite-intake-watch").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Something waits. */
  void arm() {
    if (!armed.get() && armed.compareAndSet(false, true)) {
      LockSupport.unpark(thread);
    }
  }

  /** Refuses what has waited too long by now. */
  void refuseExpired() {
    queue.expire(
        nanoClock.getAsLong() - waitMax.toNanos(),
        change ->
            Answers.safely(
                () -> change.unavailable("the store was too slow to write this in time")));
  }

  private void run() {
    while (!closed) {
      if (armed.get()) {
        LockSupport.parkNanos(this, waitMax.toNanos() / LOOKS_PER_WAIT);
        refuseExpired();
        armed.set(false);
        if (!queue.isEmpty()) { // asked after, because what came before may have found it armed
          armed.set(true);
        }
      } else {
        LockSupport.park(this);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
