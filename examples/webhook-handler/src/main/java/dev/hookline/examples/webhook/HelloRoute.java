package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.client.HooklineClient;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/hello-world}: GET triggers the task {@code hello-world}, which every Hookline server
 * has; POST with a {@code taskId} streams the state of that run.
 */
final class HelloRoute implements HttpHandler {

  private static final int BODY_BYTES_MAX = 1_024;

  /** The id becomes part of a URL that is called with our key: nothing else may pass. */
  private static final Pattern RUN = Pattern.compile("run_[0-9a-z]{1,40}");

  private final HooklineClient client;

  HelloRoute(HooklineClient client) {
    this.client = client;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        Map<String, String> greeting = Map.of("name", "browser");
        String run = client.trigger("hello-world", greeting, TriggerOptions.NONE).id();
        Answers.json(exchange, 202, Map.of("taskId", run));
      }
      case "POST" -> follow(exchange);
      default -> Answers.problem(exchange, 405, "GET or POST");
    }
  }

  private void follow(HttpExchange exchange) throws IOException {
    String run = taskId(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX));
    if (RUN.matcher(run).matches()) {
      new RunStream(client, run).send(exchange);
    } else {
      Answers.problem(exchange, 422, "taskId must be the id of a run");
    }
  }

  private static String taskId(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body).path("taskId").asString("");
    } catch (JacksonException malformed) {
      return "";
    }
  }
}
