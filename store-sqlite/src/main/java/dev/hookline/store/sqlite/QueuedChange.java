package dev.hookline.store.sqlite;

import java.util.concurrent.atomic.AtomicBoolean;

/** A change that waits for the writer. Whoever claims it first answers it: nobody else does. */
final class QueuedChange {

  private final Change change;
  private final long atNanos;
  private final AtomicBoolean claimed = new AtomicBoolean();

  QueuedChange(Change change, long atNanos) {
    this.change = change;
    this.atNanos = atNanos;
  }

  Change change() {
    return change;
  }

  boolean isOlderThan(long nanos) {
    return atNanos - nanos < 0;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }
}
