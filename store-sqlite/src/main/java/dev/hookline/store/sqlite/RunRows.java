package dev.hookline.store.sqlite;

import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What runs have beyond the rows of their jobs. */
final class RunRows {

  /** Columns that {@link #run} reads, in its order. */
  static final String COLUMNS =
      "run.task, run.queue, run.concurrency_key, run.trigger_kind, run.trigger_of,"
          + " run.trigger_of_low, run.priority, run.tags, run.max_attempts, run.max_duration_ms,"
          + " run.expires_at, run.key_use, run.key_text, run.key_until, run.metadata, run.waiting,"
          + " run.waiting_for, run.cancel_requested_at, run.lost, run.logs_dropped";

  static final String FIND = "SELECT " + COLUMNS + " FROM run WHERE id = ?";

  /** Most runs have nothing unusual: a short statement is a quick one. */
  static final String INSERT_PLAIN =
      "INSERT INTO run (id, project, task, queue, trigger_kind) VALUES (?, ?, ?, ?, ?)";

  static final String INSERT =
      """
      INSERT INTO run (id, project, task, queue, trigger_kind, trigger_of, trigger_of_low,
        concurrency_key, priority, tags, max_attempts, max_duration_ms, expires_at, may_expire_at,
        key_use, key_text, key_until, metadata, waiting, waiting_for, cancel_requested_at, lost,
        logs_dropped)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_TAG =
      "INSERT OR IGNORE INTO run_tag (project, tag, id) VALUES (?, ?, ?)";

  private RunRows() {}

  static void insert(Transaction transaction, Job job, Run run) throws SQLException {
    if (isPlain(run)) {
      putFixed(transaction.query(INSERT_PLAIN), job, run).update();
      return;
    }
    Duration maxDuration = run.maxDuration();
    RunKey key = run.key();
    Query query =
        putFixed(transaction.query(INSERT), job, run)
            .put(run.trigger().of())
            .put(run.concurrencyKey())
            .put(run.priority())
            .put(run.tags().isEmpty() ? null : EscapedLines.of(run.tags()))
            .put(run.maxAttempts())
            .put(maxDuration == null ? null : Long.valueOf(maxDuration.toMillis()))
            .put(run.expiresAt())
            .put(RunEffects.mayExpireAt(job))
            .put(key == null ? null : Integer.valueOf(Codes.of(key.use())))
            .put(key == null ? null : key.text())
            .put(key == null ? null : key.until())
            .put(storedMetadata(run));
    RunWaitColumns.put(query, run.waiting())
        .put(run.cancelRequestedAt())
        .put(run.lost())
        .put(run.logsDropped())
        .update();
    for (String tag : run.tags()) {
      transaction
          .query(INSERT_TAG)
          .put(job.project().high())
          .put(tag)
          .put(job.id().high())
          .update();
    }
  }

  private static boolean isPlain(Run run) {
    return run.trigger().of() == null
        && run.concurrencyKey() == null
        && run.priority() == 0
        && run.tags().isEmpty()
        && run.maxAttempts() == null
        && run.maxDuration() == null
        && run.expiresAt() == null
        && run.key() == null
        && run.metadata().equals(Run.NO_METADATA)
        && run.waiting() == null
        && run.cancelRequestedAt() == null
        && run.lost() == 0
        && run.logsDropped() == 0;
  }

  private static Query putFixed(Query query, Job job, Run run) throws SQLException {
    return query
        .put(job.id().high())
        .put(job.project().high())
        .put(run.task())
        .put(run.queue())
        .put(Codes.of(run.trigger().kind()));
  }

  static @Nullable String storedMetadata(Run run) {
    return run.metadata().equals(Run.NO_METADATA) ? null : run.metadata();
  }

  static Run run(Row row) throws SQLException {
    return new Run(
        row.text(),
        row.text(),
        row.textOrNull(),
        new RunTrigger(Codes.triggerKind(row.integer()), row.idOrNull()),
        row.integer(),
        tags(row.textOrNull()),
        row.integerOrNull(),
        duration(row.numberOrNull()),
        row.timeOrNull(),
        key(row.integerOrNull(), row.textOrNull(), row.timeOrNull()),
        Objects.requireNonNullElse(row.textOrNull(), Run.NO_METADATA),
        RunWaitColumns.read(row),
        row.timeOrNull(),
        row.integer(),
        row.number(),
        List.of());
  }

  private static List<String> tags(@Nullable String lines) {
    return lines == null ? List.of() : EscapedLines.read(lines);
  }

  private static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }

  private static @Nullable RunKey key(
      @Nullable Integer use, @Nullable String text, @Nullable Instant until) {
    return use == null || text == null || until == null
        ? null
        : new RunKey(Codes.keyUse(use), text, until);
  }
}
