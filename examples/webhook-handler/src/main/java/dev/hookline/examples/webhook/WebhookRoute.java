package dev.hookline.examples.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hookline.examples.webhook.WebhookReader.Reading;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.client.RunHandle;
import dev.hookline.sdk.webhook.WebhookVerdict;
import dev.hookline.sdk.webhook.WebhookVerifier;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/webhook}: GET tells what is taken; POST verifies and validates a webhook, triggers
 * its task and answers at once, long before the task has ended.
 */
final class WebhookRoute implements HttpHandler {

  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final HooklineClient client;
  private final @Nullable WebhookVerifier verifier;

  WebhookRoute(HooklineClient client, @Nullable String secret) {
    this.client = client;
    this.verifier = secret == null ? null : WebhookVerifier.of(secret);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> Answers.json(exchange, 200, information());
      case "POST" -> take(exchange);
      default -> Answers.problem(exchange, 405, "GET or POST");
    }
  }

  private Map<String, Object> information() {
    return Map.of(
        "types",
        WebhookTasks.types(),
        "signed",
        verifier != null,
        "example",
        new Webhook("order.created", "1001"));
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      Answers.problem(exchange, 413, "a webhook has at most " + BODY_BYTES_MAX + " bytes");
    } else if (!isGenuine(exchange, body)) {
      Answers.problem(exchange, 401, "the signature is missing or wrong");
    } else {
      switch (WebhookReader.read(body)) {
        case Reading.Invalid(String problem) -> Answers.problem(exchange, 422, problem);
        case Reading.Valid(Webhook webhook) -> trigger(exchange, webhook);
      }
    }
  }

  private boolean isGenuine(HttpExchange exchange, byte[] body) {
    if (verifier == null) {
      return true;
    }
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return switch (verifier.verify(headers, body)) {
      case WebhookVerdict.Genuine genuine -> true;
      case WebhookVerdict.Refused refused -> false;
    };
  }

  private void trigger(HttpExchange exchange, Webhook webhook) throws IOException {
    String messageId = exchange.getRequestHeaders().getFirst("webhook-id");
    // A sender that had no answer sends again, with the same id: that must not be a second run.
    TriggerOptions options =
        messageId == null
            ? TriggerOptions.NONE
            : TriggerOptions.options().idempotencyKey(messageId).build();
    RunHandle<byte[]> run = client.trigger(WebhookTasks.of(webhook.type()), webhook, options);
    Answers.json(exchange, 202, Map.of("taskId", run.id(), "duplicate", run.isDuplicate()));
  }
}
