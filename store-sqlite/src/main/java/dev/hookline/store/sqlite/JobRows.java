package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.Run;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Jobs as rows. */
final class JobRows {

  /** Columns that {@link #job} reads, in its order. */
  static final String COLUMNS =
      "job.id, job.low, job.kind, job.project, job.project_low, job.event, job.event_low,"
          + " job.target, job.target_low, job.status, job.attempt, job.failures, job.due_at,"
          + " job.owner, job.owner_low, job.reason, job.last_status, job.finished_at";

  /** The same, and what {@link RunRows#run} reads. */
  static final String COLUMNS_OF_RUN = COLUMNS + ", " + RunRows.COLUMNS;

  static final String FIND =
      "SELECT " + COLUMNS + " FROM job WHERE id = ? AND low = ? AND project = ?";

  static final String FIND_RUN_BY_ROW =
      "SELECT " + COLUMNS_OF_RUN + " FROM job CROSS JOIN run ON run.id = job.id WHERE job.id = ?";

  private static final String INSERT =
      """
      INSERT INTO job (id, low, kind, project, project_low, event, event_low, target, target_low,
        status, attempt, failures, due_at, owner, owner_low, reason, last_status, finished_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Changes a job only if it still is what the caller knows it to be. */
  static final String REPLACE =
      """
      UPDATE job SET status = ?, attempt = ?, failures = ?, due_at = ?, owner = ?, owner_low = ?,
        reason = ?, last_status = ?, finished_at = ?
      WHERE id = ? AND attempt = ? AND status = ? AND owner IS ?
      """;

  private JobRows() {}

  static void insert(Transaction transaction, Job job) throws SQLException {
    int kind = Codes.of(job.kind());
    int status = Codes.of(job.status());
    transaction
        .query(INSERT)
        .put(job.id())
        .put(kind)
        .put(job.project())
        .put(job.event())
        .put(job.target())
        .put(status)
        .put(job.attempt())
        .put(job.failures())
        .put(job.dueAt())
        .put(job.owner())
        .put(job.reason())
        .put(job.lastStatusCode())
        .put(job.finishedAt())
        .update();
    transaction.counters().add(kind, status, 1);
    Run run = job.run();
    if (run != null) {
      RunRows.insert(transaction, job, run);
    }
  }

  /** A job of a project, with what it has as a run. */
  static @Nullable Job find(Statements statements, Id project, Id id) throws SQLException {
    Job job = statements.query(FIND).put(id).put(project.high()).first(JobRows::job);
    if (job == null || job.kind() != JobKind.RUN) {
      return job;
    }
    // Both rows anew and together: a commit may have come in between.
    return statements.query(FIND_RUN_BY_ROW).put(id.high()).first(JobRows::run);
  }

  /** Makes {@code next} of a job that was read in this transaction, its run included. */
  static void change(Transaction transaction, Job present, Job next) throws SQLException {
    replaceRow(transaction, present, next);
    if (next.run() != null) {
      RunEffects.afterChange(transaction, present, next);
    }
  }

  /**
   * Makes {@code next} of a job; false when it is no longer what {@code held} says. Of its run only
   * what an attempt decides on is changed.
   */
  static boolean replace(Transaction transaction, Job held, Job next) throws SQLException {
    boolean replaced = replaceRow(transaction, held, next);
    if (replaced && next.run() != null) {
      RunEffects.afterAttempt(transaction, held, next);
    }
    return replaced;
  }

  /** The same without what the change of a run entails. */
  static boolean replaceRow(Transaction transaction, Job held, Job next) throws SQLException {
    Id owner = held.owner();
    Query query =
        transaction
            .query(REPLACE)
            .put(Codes.of(next.status()))
            .put(next.attempt())
            .put(next.failures())
            .put(next.dueAt())
            .put(next.owner())
            .put(next.reason())
            .put(next.lastStatusCode())
            .put(next.finishedAt())
            .put(held.id().high())
            .put(held.attempt())
            .put(Codes.of(held.status()));
    if (query.putHigh(owner).update() == 0) {
      return false;
    }
    transaction
        .counters()
        .move(Codes.of(held.kind()), Codes.of(held.status()), Codes.of(next.status()), 1);
    return true;
  }

  /** A row with {@link #COLUMNS_OF_RUN}. */
  static Job run(Row row) throws SQLException {
    return job(row).withRun(RunRows.run(row));
  }

  static Job job(Row row) throws SQLException {
    return new Job(
        row.id(),
        Codes.kind(row.integer()),
        row.id(),
        row.id(),
        row.id(),
        Codes.status(row.integer()),
        row.integer(),
        row.integer(),
        row.time(),
        row.idOrNull(),
        row.textOrNull(),
        row.integerOrNull(),
        row.timeOrNull());
  }
}
