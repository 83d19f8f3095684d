package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hookline.sdk.client.HooklineException;
import java.io.IOException;

/** Answers with the problem when Hookline does not do what a route wants of it. */
record Guarded(HttpHandler route) implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      route.handle(exchange);
    } catch (HooklineException failure) {
      if (failure.code().equals(HooklineException.UNREACHABLE)) {
        // Not 202: a sender of webhooks has to try again.
        Answers.problem(exchange, 503, "Hookline cannot be reached");
      } else {
        Answers.problem(exchange, 502, "Hookline says: " + failure.getMessage());
      }
    } finally {
      exchange.close();
    }
  }
}
