package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page: three files, and nothing to build. */
final class Page implements HttpHandler {

  private static final Map<String, String> TYPE_BY_FILE =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "style.css", "text/css; charset=utf-8");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    String file = path.isEmpty() ? "index.html" : path;
    String type = TYPE_BY_FILE.get(file);
    if (type == null) {
      Answers.problem(exchange, 404, "there is no " + file);
      return;
    }
    try (InputStream content = Page.class.getResourceAsStream("page/" + file)) {
      if (content == null) {
        throw new IllegalStateException(file + " is missing in the build");
      }
      Answers.bytes(exchange, 200, type, content.readAllBytes());
    }
  }
}
