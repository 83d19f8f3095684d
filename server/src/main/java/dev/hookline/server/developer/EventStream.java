package dev.hookline.server.developer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads Server-Sent Events (WHATWG HTML, section 9.2), as far as the server writes them. */
final class EventStream {

  private final BufferedReader lines;

  EventStream(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  /**
   * @param id empty when it had none
   * @param name what it is about, such as {@code event} or {@code gap}
   */
  record Message(String id, String name, String data) {}

  /** The next one with data; null at the end of the stream. */
  @Nullable Message next() throws IOException {
    String id = "";
    String name = "message";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty() || name.equals("gap")) {
          return new Message(id, name, data.toString());
        }
        name = "message";
      } else if (line.startsWith("id:")) {
        id = value(line, 3);
      } else if (line.startsWith("event:")) {
        name = value(line, 6);
      } else if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(value(line, 5));
      }
    }
    return null;
  }

  private static String value(String line, int from) {
    return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
  }
}
