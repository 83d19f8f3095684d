package dev.hookline.http.api.source;

import dev.hookline.event.Headers;
import dev.hookline.http.json.Durations;
import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.DedupeRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a source as the API shows them: as they are given. */
final class SettingsViews {

  private SettingsViews() {}

  record DedupeView(
      @Nullable String header,
      @Nullable String jsonPointer,
      @Nullable List<String> fields,
      @Nullable String window) {}

  record ResponseView(
      int status,
      @Nullable Map<String, String> headers,
      @Nullable String body,
      @Nullable String contentType) {}

  static @Nullable DedupeView of(@Nullable DedupeRule rule) {
    if (rule == null) {
      return null;
    }
    Duration window = rule.window();
    String text = window == null ? null : Durations.text(window);
    return switch (rule.by()) {
      case EVENT_ID -> new DedupeView(null, null, null, text);
      case HASH -> new DedupeView(null, null, rule.fields(), text);
      case VALUE -> {
        String field = rule.fields().getFirst();
        boolean isHeader = field.startsWith(DedupeRule.HEADER);
        yield new DedupeView(
            isHeader ? field.substring(DedupeRule.HEADER.length()) : null,
            isHeader ? null : field,
            null,
            text);
      }
    };
  }

  static @Nullable ResponseView of(@Nullable CustomResponse response) {
    if (response == null) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().forEach(headers::put);
    return new ResponseView(
        response.status(),
        response.headers().equals(Headers.NONE) ? null : headers,
        response.body(),
        response.contentType());
  }
}
