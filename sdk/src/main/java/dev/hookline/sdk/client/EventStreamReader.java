package dev.hookline.sdk.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (HTML Living Standard, section 9.2.6). Comments are skipped. */
final class EventStreamReader {

  private final BufferedReader lines;
  private @Nullable String id;
  private String name = "message";
  private final StringBuilder data = new StringBuilder();

  EventStreamReader(InputStream stream) {
    lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** The next event; null at the end of the stream. */
  @Nullable StreamEvent next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isEmpty()) {
        field(line);
      } else if (!data.isEmpty()) {
        return event();
      }
    }
    return null;
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    String text = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "id" -> id = text;
      case "event" -> name = text;
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(text);
      default -> {} // comments, retry, and what the future brings
    }
  }

  private StreamEvent event() {
    var event = new StreamEvent(id, name, data.toString());
    name = "message";
    data.setLength(0);
    return event;
  }
}
