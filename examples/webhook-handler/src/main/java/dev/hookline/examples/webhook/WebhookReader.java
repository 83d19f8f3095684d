package dev.hookline.examples.webhook;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a webhook, or says what is wrong with it. */
final class WebhookReader {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What was read. */
  sealed interface Reading {
    /** A webhook that this application knows what to do with. */
    record Valid(Webhook webhook) implements Reading {}

    /** Something else. */
    record Invalid(String problem) implements Reading {}
  }

  private WebhookReader() {}

  static Reading read(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JacksonException malformed) {
      return new Reading.Invalid("the body is not JSON");
    }
    String type = json.path("type").asString("");
    String id = json.path("id").asString("");
    if (!WebhookTasks.types().contains(type)) {
      return new Reading.Invalid("type must be one of " + WebhookTasks.types());
    }
    return id.isBlank()
        ? new Reading.Invalid("id must be a text that is not empty")
        : new Reading.Valid(new Webhook(type, id));
  }
}
