package dev.hookline.trigger;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a flat JSON object (RFC 8259 section 7 for what is escaped). */
final class AlertText {

  /** As all times of the API are written. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final StringBuilder json = new StringBuilder("{");

  AlertText add(String name, @Nullable String value) {
    if (value != null) {
      begin(name);
      quote(value);
    }
    return this;
  }

  AlertText add(String name, Instant time) {
    return add(name, TIME.format(time));
  }

  AlertText add(String name, int value) {
    begin(name);
    json.append(value);
    return this;
  }

  private void begin(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    quote(name);
    json.append(':');
  }

  private void quote(String text) {
    json.append('"');
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' || letter == '\\') {
        json.append('\\').append(letter);
      } else if (letter < ' ' || Character.isSurrogate(letter)) {
        json.append("\\u").append(String.format("%04x", (int) letter));
      } else {
        json.append(letter);
      }
    }
    json.append('"');
  }

  String json() {
    return json + "}";
  }
}
