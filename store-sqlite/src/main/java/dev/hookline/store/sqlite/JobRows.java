package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import java.sql.SQLException;

/** Jobs as rows. */
final class JobRows {

  /** Columns that {@link #job} reads, in its order. */
  static final String COLUMNS =
      "job.id, job.low, job.kind, job.project, job.project_low, job.event, job.event_low,"
          + " job.target, job.target_low, job.status, job.attempt, job.failures, job.due_at,"
          + " job.owner, job.owner_low, job.reason, job.last_status, job.finished_at";

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
  }

  /** Makes {@code next} of a job; false when it is no longer what {@code held} says. */
  static boolean replace(Transaction transaction, Job held, Job next) throws SQLException {
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
