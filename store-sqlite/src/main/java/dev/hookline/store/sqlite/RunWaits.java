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

  static final String ANY = "SELECT EXISTS (SELECT 1 FROM run_wait LIMIT 1)";
  static final String KEEP = "INSERT OR IGNORE INTO run_wait (awaited, waiter) VALUES (?, ?)";
  static final String FORGET = "DELETE FROM run_wait WHERE waiter = ?";
  static final String WAITERS = "SELECT waiter FROM run_wait WHERE awaited = ?";
  static final String OVER = "DELETE FROM run_wait WHERE awaited = ?";
  static final String WAITS = "SELECT EXISTS (SELECT 1 FROM run_wait WHERE waiter = ?)";
  static final String OPEN_TOKEN =
      """
      SELECT expires_at FROM token
      WHERE id = ? AND low = ? AND completed_at IS NULL AND expires_at > ?
      """;
  static final String OPEN_RUN =
      "SELECT count(*) FROM job WHERE id = ? AND low = ? AND kind = 1 AND status < 3";

  private RunWaits() {}

  /** Whether it is something else than a time. */
  private static boolean isForSomething(@Nullable RunWait wait) {
    return switch (wait) {
      case null -> false;
      case RunWait.Sleep() -> false;
      case RunWait.Token _, RunWait.Runs _ -> true;
    };
  }

  /**
   * Keeps what a suspended run waits for and is still to come.
   *
   * @return when it can have come at the latest: {@link Instant#MAX} when that is not known, the
   *     present when all of it has come
   */
  static Instant keep(Transaction transaction, Job waiter) throws SQLException {
    Run run = waiter.run();
    return switch (run == null ? null : run.waiting()) {
      case null -> Instant.MAX;
      case RunWait.Sleep() -> Instant.MAX;
      case RunWait.Token(Id token) -> keepToken(transaction, token, waiter);
      case RunWait.Runs(List<Id> runs) -> keepRuns(transaction, runs, waiter);
    };
  }

  private static Instant keepToken(Transaction transaction, Id token, Job waiter)
      throws SQLException {
    Instant expiresAt =
        transaction.query(OPEN_TOKEN).put(token).put(transaction.now()).first(Row::time);
    if (expiresAt == null) {
      return transaction.now();
    }
    keep(transaction, token, waiter);
    return expiresAt;
  }

  private static Instant keepRuns(Transaction transaction, List<Id> runs, Job waiter)
      throws SQLException {
    Instant until = transaction.now();
    for (Id run : runs) {
      if (transaction.query(OPEN_RUN).put(run).number() > 0) {
        keep(transaction, run, waiter);
        until = Instant.MAX;
      }
    }
    return until;
  }

  private static void keep(Transaction transaction, Id awaited, Job waiter) throws SQLException {
    transaction.query(KEEP).put(awaited.high()).put(waiter.id().high()).update();
    transaction.hasWaits();
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
    if (!transaction.mayHaveWaits()) {
      return;
    }
    List<Long> waiters = transaction.query(WAITERS).put(awaited.high()).list(Row::number);
    if (waiters.isEmpty()) {
      return;
    }
    transaction.query(OVER).put(awaited.high()).update();
    for (long waiter : waiters) {
      if (transaction.query(WAITS).put(waiter).number() == 0) {
        RunEffects.makeDue(transaction, waiter, now);
      }
    }
  }
}
