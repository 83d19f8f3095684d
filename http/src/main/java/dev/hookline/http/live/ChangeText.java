package dev.hookline.http.live;

import dev.hookline.event.Event;
import dev.hookline.http.json.Json;
import dev.hookline.http.json.Times;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.live.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change as one event of a stream (WHATWG HTML, "Server-sent events"). */
final class ChangeText {

  private ChangeText() {}

  /**
   * @param streamId where to go on after this change; null for a change that is not in the feed
   */
  static String of(Change change, @Nullable String streamId) {
    StringBuilder text = new StringBuilder(512);
    if (streamId != null) {
      text.append("id: ").append(streamId).append('\n');
    }
    return text.append("event: ")
        .append(kind(change))
        .append("\ndata: ")
        .append(new String(Json.write(fields(change)), StandardCharsets.UTF_8))
        .append("\n\n")
        .toString();
  }

  private static String kind(Change change) {
    return switch (change.kind()) {
      case EVENT -> "event";
      case DELIVERY -> "delivery";
      case RUN -> "run";
    };
  }

  private static Map<String, Object> fields(Change change) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind(change));
    IdPrefix prefix =
        switch (change.kind()) {
          case EVENT -> IdPrefix.EVENT;
          case DELIVERY -> IdPrefix.DELIVERY;
          case RUN -> IdPrefix.RUN;
        };
    fields.put("id", change.id().text(prefix));
    if (change.kind() == Change.Kind.RUN) {
      fields.put("task", change.task());
    }
    if (!change.eventType().equals(Event.NAMELESS)) {
      fields.put("event", change.event().text(IdPrefix.EVENT));
      fields.put("type", change.eventType());
    }
    Id source = change.source();
    fields.put("source", source == null ? null : source.text(IdPrefix.SOURCE));
    Id target = change.target();
    if (target != null && change.kind() == Change.Kind.DELIVERY) {
      fields.put("endpoint", target.text(IdPrefix.ENDPOINT));
    }
    fields.put("status", change.status());
    if (change.kind() != Change.Kind.EVENT) {
      fields.put("attempt", change.attempt());
      fields.put("status_code", change.statusCode());
      fields.put("next_attempt_at", time(change.nextAttemptAt()));
    }
    fields.put("reason", change.reason());
    fields.put("at", time(change.at()));
    return fields;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Times.text(at);
  }
}
