package dev.hookline.http.api.run;

import dev.hookline.http.json.RawJson;
import dev.hookline.task.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's log.
 *
 * @param seq 1 for the first
 */
public record LogView(
    long seq, Instant at, String level, String message, @Nullable RawJson fields) {

  public static LogView of(LogLine line) {
    String fields = line.fields();
    return new LogView(
        line.number(),
        line.at(),
        line.level(),
        line.message(),
        fields == null ? null : new RawJson(fields.getBytes(StandardCharsets.UTF_8)));
  }
}
