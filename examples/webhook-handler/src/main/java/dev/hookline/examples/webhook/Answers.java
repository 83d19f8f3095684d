package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Whole answers. */
final class Answers {

  private Answers() {}

  static void json(HttpExchange exchange, int status, Object body) throws IOException {
    bytes(exchange, status, "application/json", JsonMapper.shared().writeValueAsBytes(body));
  }

  static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    json(exchange, status, Map.of("status", status, "detail", detail));
  }

  static void bytes(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
