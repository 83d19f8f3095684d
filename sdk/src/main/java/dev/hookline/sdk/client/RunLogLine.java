package dev.hookline.sdk.client;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.json.JsonFields;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's log.
 *
 * @param sequence its number within the run
 * @param fields a JSON object with particulars, or null
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record RunLogLine(
    long sequence, @Nullable Instant at, LogLevel level, String message, byte @Nullable [] fields) {

  static RunLogLine read(JsonFields line) {
    String level = Objects.requireNonNullElse(line.optionalText("level"), "info");
    return new RunLogLine(
        line.raw("seq") == null ? 0 : line.number("seq"),
        line.time("at"),
        LogLevel.valueOf(level.toUpperCase(Locale.ROOT)),
        line.text("message"),
        line.raw("fields"));
  }
}
