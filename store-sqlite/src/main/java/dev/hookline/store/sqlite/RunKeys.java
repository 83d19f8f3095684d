package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The names that triggers gave their runs, and what a second trigger with one does. */
final class RunKeys {

  static final String FIND =
      """
      SELECT run, run_low, until FROM run_key
      WHERE project = ? AND task = ? AND text = ? AND is_debounce = ?
      """;

  private static final String TAKE =
      """
      INSERT OR REPLACE INTO run_key (project, task, text, is_debounce, run, run_low, until)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /** Only a run that nobody has claimed yet. */
  static final String MOVE =
      "UPDATE job SET due_at = ? WHERE id = ? AND kind = 1 AND status IN (0, 2) AND attempt = 0";

  /** Its time to live begins when it may begin. */
  static final String MOVE_EXPIRY = "UPDATE run SET expires_at = ?, may_expire_at = ? WHERE id = ?";

  private record Holder(Id run, Instant until) {}

  private RunKeys() {}

  /**
   * The run that stands for a new one because it has its key; null when there is none, so that the
   * new one is to be stored.
   */
  static @Nullable Id first(Transaction transaction, Job job, Run run, Event input)
      throws SQLException {
    RunKey key = run.key();
    if (key == null) {
      return null;
    }
    Holder holder = find(transaction, job, run, key);
    if (holder == null || !holder.until().isAfter(job.id().time())) {
      return null;
    }
    boolean stands =
        switch (key.use()) {
          case IDEMPOTENCY -> true;
          case KEEP_FIRST -> move(transaction, holder, job, run, key);
          case TAKE_LAST ->
              move(transaction, holder, job, run, key)
                  && replaceInput(transaction, holder.run(), input);
        };
    return stands ? holder.run() : null;
  }

  private static @Nullable Holder find(Transaction transaction, Job job, Run run, RunKey key)
      throws SQLException {
    return transaction
        .query(FIND)
        .put(job.project().high())
        .put(run.task())
        .put(key.text())
        .put(isDebounce(key))
        .first(row -> new Holder(row.id(), row.time()));
  }

  private static boolean move(Transaction transaction, Holder holder, Job job, Run run, RunKey key)
      throws SQLException {
    Job present = JobRows.find(transaction, job.project(), holder.run());
    boolean moved = transaction.query(MOVE).put(job.dueAt()).put(holder.run().high()).update() == 1;
    if (moved && present != null) {
      Instant expiresAt = expiresAt(present, job, run);
      if (expiresAt != null) {
        transaction
            .query(MOVE_EXPIRY)
            .put(expiresAt)
            .put(expiresAt)
            .put(holder.run().high())
            .update();
      }
      Instant until = key.until().isAfter(holder.until()) ? key.until() : holder.until();
      take(transaction, job, run, key, holder.run(), until);
    }
    return moved;
  }

  /** As the trigger says that moves it; else as much later as the run itself. */
  private static @Nullable Instant expiresAt(Job present, Job moving, Run run) {
    Run moved = Lifecycle.reschedule(present, moving.dueAt()).run();
    return run.expiresAt() != null || moved == null ? run.expiresAt() : moved.expiresAt();
  }

  private static boolean replaceInput(Transaction transaction, Id run, Event input)
      throws SQLException {
    InputRows.replace(transaction, run, input.payload());
    return true;
  }

  /** The key is that of a new run from now on. */
  static void take(Transaction transaction, Job job, Run run) throws SQLException {
    RunKey key = run.key();
    if (key != null) {
      take(transaction, job, run, key, job.id(), key.until());
    }
  }

  private static void take(
      Transaction transaction, Job job, Run run, RunKey key, Id holder, Instant until)
      throws SQLException {
    transaction
        .query(TAKE)
        .put(job.project().high())
        .put(run.task())
        .put(key.text())
        .put(isDebounce(key))
        .put(holder)
        .put(until)
        .update();
  }

  static boolean isDebounce(RunKey key) {
    return key.use() != RunKey.Use.IDEMPOTENCY;
  }
}
