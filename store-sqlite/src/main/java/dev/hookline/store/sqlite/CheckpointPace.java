package dev.hookline.store.sqlite;

import java.util.function.LongSupplier;

/**
 * When it is time to move the log into the database. The more is moved at once, the less it costs
 * in all, because pages that many commits have changed are moved once; but the longer do commits
 * wait meanwhile for the disk. So little is moved at once while the writer has time to spare, and
 * much when it has not. For the writer's thread.
 */
final class CheckpointPace {

  /** Of the log, at once. */
  static final long LOGGED_MAX = 24L << 20;

  /** Of changes, while there is time to spare. Those are what a pass has to move at least. */
  static final long CHANGED_MAX = 3L << 20;

  /** However little is committed, pages that it shares with what came before are logged again. */
  private static final long COMMIT_BYTES_MIN = 3L * Connections.PAGE_BYTES;

  private final LongSupplier nanoClock;
  private long logged;
  private long changed;
  private long busyNanos;
  private long startNanos;

  CheckpointPace(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
  }

  /**
   * Counts one commit.
   *
   * @param weightBytes of its changes
   * @param tookNanos from its first change to its last answer
   * @return whether the log is to be moved now; it is counted anew then
   */
  boolean isTimeAfter(long weightBytes, long tookNanos) {
    logged += COMMIT_BYTES_MIN + weightBytes;
    changed += weightBytes;
    busyNanos += tookNanos;
    if (logged < LOGGED_MAX && (changed < CHANGED_MAX || isBusy())) {
      return false;
    }
    logged = 0;
    changed = 0;
    busyNanos = 0;
    startNanos = nanoClock.getAsLong();
    return true;
  }

  /** Whether commits took more than half of the time. */
  private boolean isBusy() {
    return busyNanos > (nanoClock.getAsLong() - startNanos) / 2;
  }
}
