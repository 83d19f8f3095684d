package dev.hookline.store.sqlite;

import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the change of a run's job entails in the other tables. A plain run that ends writes none.
 */
final class RunEffects {

  private static final int ATTEMPTS_BEFORE_BEGUN_MAX = 1;

  static final String WAITING = "UPDATE run SET waiting = ?, waiting_for = ? WHERE id = ?";
  static final String EXPIRY = "UPDATE run SET expires_at = ? WHERE id = ?";
  static final String MAY_EXPIRE = "UPDATE run SET may_expire_at = ? WHERE id = ?";
  static final String LOST = "UPDATE run SET lost = ? WHERE id = ?";
  static final String METADATA = "UPDATE run SET metadata = ? WHERE id = ?";
  static final String CANCEL = "UPDATE run SET cancel_requested_at = ? WHERE id = ?";
  static final String DUE = "UPDATE job SET due_at = ? WHERE id = ?";

  private RunEffects() {}

  /**
   * The row of the job has been changed. Of the run, only what an attempt decides on is stored: the
   * rest may have changed since the job was claimed.
   */
  static void afterAttempt(Transaction transaction, Job before, Job after) throws SQLException {
    Run was = Objects.requireNonNull(before.run());
    Run is = Objects.requireNonNull(after.run());
    long id = after.id().high();
    boolean waitChanged = !Objects.equals(was.waiting(), is.waiting());
    if (waitChanged) {
      RunWaitColumns.put(transaction.query(WAITING), is.waiting()).put(id).update();
      RunWaits.forget(transaction, was.waiting(), after.id());
    }
    if (!Objects.equals(was.expiresAt(), is.expiresAt())) {
      transaction.query(EXPIRY).put(is.expiresAt()).put(id).update();
    }
    if (was.lost() != is.lost()) {
      transaction.query(LOST).put(is.lost()).put(id).update();
    }
    Instant mayExpireAt = mayExpireAt(after);
    if (!Objects.equals(mayExpireAt(before), mayExpireAt)) {
      transaction.query(MAY_EXPIRE).put(mayExpireAt).put(id).update();
    }
    if (waitChanged && !after.status().isFinal()) {
      Instant until = RunWaits.keep(transaction, after);
      if (until.isBefore(after.dueAt())) {
        makeDue(transaction, id, until);
      }
    }
    Instant finishedAt = after.finishedAt();
    if (finishedAt != null && !before.status().isFinal()) {
      RunWaits.over(transaction, after.id(), finishedAt);
    }
  }

  /** The same after a change of a run that was read in this very transaction. */
  static void afterChange(Transaction transaction, Job before, Job after) throws SQLException {
    Run was = Objects.requireNonNull(before.run());
    Run is = Objects.requireNonNull(after.run());
    if (!was.metadata().equals(is.metadata())) {
      transaction.query(METADATA).put(RunRows.storedMetadata(is)).put(after.id().high()).update();
    }
    if (!Objects.equals(was.cancelRequestedAt(), is.cancelRequestedAt())) {
      transaction.query(CANCEL).put(is.cancelRequestedAt()).put(after.id().high()).update();
    }
    afterAttempt(transaction, before, after);
  }

  /** All that a run waits for has come, or will have come at a time. */
  static void makeDue(Transaction transaction, long waiter, Instant at) throws SQLException {
    Job stored = transaction.query(JobRows.FIND_RUN_BY_ROW).put(waiter).first(JobRows::run);
    if (stored == null || stored.status().isFinal() || !at.isBefore(stored.dueAt())) {
      return;
    }
    transaction.query(DUE).put(at).put(waiter).update();
    if (stored.status() == JobStatus.READY) {
      transaction.woken().add(Lifecycle.reschedule(stored, at));
    }
  }

  /** When a job expires if nothing becomes of it; null when it never does, or has begun. */
  static @Nullable Instant mayExpireAt(Job job) {
    Run run = job.run();
    if (run == null || run.waiting() != null) {
      return null;
    }
    boolean hasBegun =
        job.status().isFinal() || job.failures() > 0 || job.attempt() > ATTEMPTS_BEFORE_BEGUN_MAX;
    return hasBegun ? null : run.expiresAt();
  }
}
