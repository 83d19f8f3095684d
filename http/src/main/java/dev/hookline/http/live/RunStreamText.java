package dev.hookline.http.live;

import dev.hookline.http.api.run.LogView;
import dev.hookline.http.api.run.RunView;
import dev.hookline.http.json.Json;
import dev.hookline.task.LogLine;
import java.nio.charset.StandardCharsets;

/** The events of a run's stream (WHATWG HTML, "Server-sent events"). */
final class RunStreamText {

  private RunStreamText() {}

  /**
   * @param lastLine the number of the last line that was sent before it
   */
  static String of(RunView run, long lastLine) {
    return text("run", lastLine, run);
  }

  static String of(LogLine line) {
    return text("log", line.number(), LogView.of(line));
  }

  private static String text(String event, long id, Object view) {
    // Metadata and payloads are kept as they were sent, line breaks included.
    String data =
        new String(Json.write(view), StandardCharsets.UTF_8).replaceAll("\r\n?|\n", "\ndata: ");
    return "id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n";
  }
}
