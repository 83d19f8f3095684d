package dev.hookline.store.sqlite;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attempts as rows. */
final class AttemptRows {

  /** Columns that {@link #attempt} reads, in its order. */
  static final String COLUMNS =
      "id, low, number, started_at, duration_us, status_code, error, detail, request_headers,"
          + " response_headers, body, body_truncated, resolved_us, connected_us, first_byte_us";

  private static final String INSERT =
      """
      INSERT INTO attempt (job, id, low, number, started_at, duration_us, status_code, error,
        detail, request_headers, response_headers, body, body_truncated, resolved_us, connected_us,
        first_byte_us)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private AttemptRows() {}

  static void insert(Transaction transaction, Id job, Attempt attempt) throws SQLException {
    AttemptError error = attempt.error();
    transaction
        .query(INSERT)
        .put(job.high())
        .put(attempt.id())
        .put(attempt.number())
        .put(attempt.startedAt())
        .put(attempt.durationMicros())
        .put(attempt.statusCode())
        .put(error == null ? null : error.code())
        .put(attempt.detail())
        .put(attempt.requestHeaders().lines())
        .put(attempt.responseHeaders().lines())
        .put(attempt.body())
        .put(attempt.bodyTruncated())
        .put(attempt.timings().resolvedMicros())
        .put(attempt.timings().connectedMicros())
        .put(attempt.timings().firstByteMicros())
        .update();
  }

  static Attempt attempt(Row row) throws SQLException {
    return new Attempt(
        row.id(),
        row.integer(),
        row.time(),
        row.number(),
        row.integerOrNull(),
        error(row.textOrNull()),
        row.textOrNull(),
        new Headers(row.text()),
        new Headers(row.text()),
        row.bytes(),
        row.flag(),
        new Timings(row.number(), row.number(), row.number()));
  }

  private static @Nullable AttemptError error(@Nullable String code) {
    return code == null ? null : AttemptError.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
