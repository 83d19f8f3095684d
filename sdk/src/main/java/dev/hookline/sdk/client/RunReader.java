package dev.hookline.sdk.client;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs as the API has them. */
final class RunReader {

  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

  private RunReader() {}

  static Run read(JsonFields run) {
    return new Run(
        run.text("id"),
        run.text("task"),
        RunStatus.of(run.text("status")),
        run.raw("payload"),
        run.raw("output"),
        error(run),
        run.optionalText("reason"),
        Objects.requireNonNullElse(run.raw("metadata"), EMPTY),
        run.texts("tags"),
        run.optionalText("queue"),
        run.objects("attempts").stream().map(RunReader::attempt).toList(),
        run.time("created_at"),
        run.time("started_at"),
        run.time("finished_at"));
  }

  private static RunAttempt attempt(JsonFields attempt) {
    return new RunAttempt(
        attempt.text("id"),
        (int) attempt.number("number"),
        attempt.time("at"),
        attempt.raw("duration_ms") == null
            ? null
            : Duration.ofMillis(attempt.number("duration_ms")),
        attempt.text("status"),
        error(attempt));
  }

  private static @Nullable RunError error(JsonFields fields) {
    if (fields.raw("error") == null) {
      return null;
    }
    JsonFields error = fields.object("error");
    return new RunError(
        Objects.requireNonNullElse(error.optionalText("type"), "unknown"),
        Objects.requireNonNullElse(error.optionalText("message"), ""),
        error.optionalText("stack"));
  }
}
