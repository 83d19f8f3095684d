package dev.hookline.http.api.run;

import dev.hookline.http.json.RawJson;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a run.
 *
 * @param number 1 for the first; hand-overs that ended without being attempts are not counted
 * @param status {@code completed}, {@code failed}, {@code timed_out}, {@code cancelled} or {@code
 *     crashed}
 * @param worker who executed it; null for one over HTTP
 * @param statusCode what was answered over HTTP
 */
public record RunAttemptView(
    String id,
    int number,
    Instant at,
    double durationMs,
    String status,
    @Nullable String worker,
    @Nullable Integer statusCode,
    @Nullable RawJson error) {

  private static final double MICROS_PER_MILLI = 1_000;

  static RunAttemptView of(Attempt attempt, int number) {
    AttemptError error = attempt.error();
    return new RunAttemptView(
        attempt.id().text(IdPrefix.ATTEMPT),
        number,
        attempt.startedAt(),
        attempt.durationMicros() / MICROS_PER_MILLI,
        status(error),
        attempt.requestHeaders().first("hookline-worker").orElse(null),
        attempt.statusCode(),
        error == null ? null : RunError.of(attempt, error));
  }

  private static String status(@Nullable AttemptError error) {
    return switch (error) {
      case null -> "completed";
      case CANCELLED -> "cancelled";
      case TIMEOUT -> "timed_out";
      case WORKER_LOST, INTERRUPTED -> "crashed";
      case STATUS,
          REDIRECT,
          DNS,
          CONNECT_REFUSED,
          CONNECT_TIMEOUT,
          CONNECTION_RESET,
          TLS,
          PROTOCOL,
          BLOCKED,
          OUTPUT_TOO_LARGE,
          TASK,
          INTERNAL ->
          "failed";
    };
  }
}
