package dev.hookline.sdk.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server-sent events of a run. */
final class RunStream {

  private final ServerState state;

  RunStream(ServerState state) {
    this.state = state;
  }

  void send(HttpExchange exchange, String id) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    ServerRun run = state.run(id);
    OutputStream out = exchange.getResponseBody();
    write(out, "retry: 100\n\n: hello\n\n");
    String sentStatus = "";
    int sentLines = 0;
    while (true) {
      String seen = sentStatus;
      int lines = sentLines;
      state.await(() -> !run.status.equals(seen) || run.log.size() > lines, Duration.ofMillis(500));
      for (; sentLines < run.log.size(); sentLines++) {
        event(out, "log", sentLines, run.log.get(sentLines).toString());
      }
      if (!run.status.equals(sentStatus)) {
        sentStatus = run.status;
        event(out, "run", sentLines, run.asRun().toString());
      }
      if (run.isFinal()) {
        return;
      }
    }
  }

  private static void event(OutputStream out, String name, int id, String data) throws IOException {
    write(out, "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
