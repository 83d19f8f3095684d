package dev.hookline.http.api.worker;

import dev.hookline.http.json.StreamedJson;
import dev.hookline.task.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of a run's log. */
final class LogLineReader {

  private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "error");

  private final StreamedJson json;
  private @Nullable Instant at;
  private @Nullable String level;
  private @Nullable String message;
  private byte @Nullable [] fields;

  private LogLineReader(StreamedJson json) {
    this.json = json;
  }

  static @Nullable LogLine read(StreamedJson json) {
    LogLineReader reader = new LogLineReader(json);
    if (json.isNull()) {
      json.error("must be an object");
    }
    return json.object(reader::member) ? reader.end() : null;
  }

  private void member(String name) {
    switch (name) {
      case "at" -> at = json.time();
      case "level" -> level = level();
      case "message" -> message = json.anyText();
      case "fields" -> fields = json.objectValue();
      default -> json.unknown();
    }
  }

  private @Nullable String level() {
    String word = json.anyText();
    if (word != null && !LEVELS.contains(word)) {
      json.error("must be debug, info, warn or error");
    }
    return word;
  }

  private @Nullable LogLine end() {
    Instant when = at;
    String text = message;
    if (when == null) {
      json.error("at", "is required");
    }
    if (text == null) {
      json.error("message", "is required");
    }
    if (when == null || text == null) {
      return null;
    }
    byte[] more = fields;
    return new LogLine(
            0,
            when,
            level == null ? "info" : level,
            text,
            more == null ? null : new String(more, StandardCharsets.UTF_8))
        .cut();
  }
}
