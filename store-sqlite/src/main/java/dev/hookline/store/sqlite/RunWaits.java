package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.RunWait;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom. A row stands for something that is still to come, so a waiter without rows
 * may go on.
 */
final class RunWaits {

  static final String KEEP = "INSERT OR IGNORE INTO run_wait (awaited, waiter) VALUES (?, ?)";
  static final String FORGET = "DELETE FROM run_wait WHERE waiter = ?";
  static final String WAITERS = "SELECT waiter FROM run_wait WHERE awaited = ?";
  static final String OVER = "DELETE FROM run_wait WHERE awaited = ?";
  static final String WAITS = "SELECT EXISTS (SELECT 1 FROM run_wait WHERE waiter = ?)";
  static final String OPEN_TOKEN =
      """
      SELECT count(*) FROM token
      WHERE id = ? AND low = ? AND completed_at IS NULL AND expires_at > ?
      """;
  static final String OPEN_RUN =
      "SELECT count(*) FROM job WHERE id = ? AND low = ? AND kind = 1 AND status < 3";

  private RunWaits() {}

  /** Whether a run waits for something else than a time. */
  static boolean isForSomething(@Nullable Run run) {
    return run != null && isForSomething(run.waiting());
  }

  private static boolean isForSomething(@Nullable RunWait wait) {
    return switch (wait) {
      case null -> false;
      case RunWait.Sleep() -> false;
      case RunWait.Token _, RunWait.Runs _ -> true;
    };
  }

  /** Keeps what a suspended run waits for and is still to come; false when nothing is. */
  static boolean keep(Transaction transaction, Job waiter) throws SQLException {
    Run run = waiter.run();
    int open =
        switch (run == null ? null : run.waiting()) {
          case null -> 0;
          case RunWait.Sleep() -> 0;
          case RunWait.Token(Id token) -> keepToken(transaction, token, waiter);
          case RunWait.Runs(List<Id> runs) -> keepRuns(transaction, runs, waiter);
        };
    return open > 0;
  }

  private static int keepToken(Transaction transaction, Id token, Job waiter) throws SQLException {
    boolean isOpen = transaction.query(OPEN_TOKEN).put(token).put(transaction.now()).number() > 0;
    return isOpen ? keep(transaction, token, waiter) : 0;
  }

  private static int keepRuns(Transaction transaction, List<Id> runs, Job waiter)
      throws SQLException {
    int open = 0;
    for (Id run : runs) {
      if (transaction.query(OPEN_RUN).put(run).number() > 0) {
        open += keep(transaction, run, waiter);
      }
    }
    return open;
  }

  private static int keep(Transaction transaction, Id awaited, Job waiter) throws SQLException {
    transaction.query(KEEP).put(awaited.high()).put(waiter.id().high()).update();
    return 1;
  }

  /** A run no longer waits. */
  static void forget(Transaction transaction, @Nullable RunWait wait, Id waiter)
      throws SQLException {
    if (isForSomething(wait)) {
      transaction.query(FORGET).put(waiter.high()).update();
    }
  }

  /** A run has ended or a token was completed: whoever waited for nothing else is due now. */
  static void over(Transaction transaction, Id awaited, Instant now) throws SQLException {
    List<Long> waiters = transaction.query(WAITERS).put(awaited.high()).list(Row::number);
    if (waiters.isEmpty()) {
      return;
    }
    transaction.query(OVER).put(awaited.high()).update();
    for (long waiter : waiters) {
      if (transaction.query(WAITS).put(waiter).number() == 0) {
        wake(transaction, waiter, now);
      }
    }
  }

  private static void wake(Transaction transaction, long waiter, Instant now) throws SQLException {
    Job job = transaction.query(JobRows.FIND_RUN_BY_ROW).put(waiter).first(JobRows::run);
    if (job != null && !job.status().isFinal()) {
      RunEffects.makeDue(transaction, job, now);
    }
  }
}
