package dev.hookline.http.api.event;

import dev.hookline.event.EventType;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.http.json.Texts;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.ingest.Publication;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one event object off a parser. The payload is not read but cut out of the body, so that it
 * is stored as the very bytes that were sent.
 */
final class PublicationReader {

  static final int TEXT_LENGTH_MAX = 255;

  private static final String JSON = "application/json";
  private static final Payload NO_PAYLOAD = new Payload(new byte[0], JSON);

  private final byte[] body;
  private final JsonParser json;
  private final int payloadBytesMax;

  private FieldErrors errors = new FieldErrors();
  private String pointer = "";
  private @Nullable String eventId;
  private @Nullable String type;
  private @Nullable String tenant;
  private @Nullable String orderingKey;
  private Headers headers = Headers.NONE;
  private @Nullable Payload payload;
  private boolean payloadTooLarge;

  /**
   * @param json reads {@code body} from its first byte
   */
  PublicationReader(byte[] body, JsonParser json, int payloadBytesMax) {
    this.body = body;
    this.json = json;
    this.payloadBytesMax = payloadBytesMax;
  }

  /**
   * Reads the value that the parser stands at, to its last token.
   *
   * @param at the JSON pointer to it
   */
  ReadItem read(String at) {
    begin(at);
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      errors.add(pointer, "must be an object");
      return new ReadItem.Bad(errors.problem());
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      member(name);
    }
    return end();
  }

  private void begin(String at) {
    pointer = at;
    if (!errors.isEmpty()) {
      errors = new FieldErrors();
    }
    eventId = null;
    type = null;
    tenant = null;
    orderingKey = null;
    headers = Headers.NONE;
    payload = null;
    payloadTooLarge = false;
  }

  private void member(String name) {
    switch (name) {
      case "event_id" -> eventId = label(name);
      case "type" -> type = type();
      case "payload" -> payload = payload();
      case "tenant" -> tenant = label(name);
      case "ordering_key" -> orderingKey = label(name);
      case "headers" -> headers = new PublicationHeaders(json, errors, pointer + "/headers").read();
      default -> {
        json.skipChildren();
        errors.unknown(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
      }
    }
  }

  private ReadItem end() {
    String typeRead = type;
    if (typeRead == null) {
      errors.add(pointer + "/type", "is required");
    }
    Payload payloadRead = payload;
    if (payloadRead == null) {
      errors.add(pointer + "/payload", "is required");
    }
    if (!errors.isEmpty() || typeRead == null || payloadRead == null) {
      return new ReadItem.Bad(errors.problem());
    }
    if (payloadTooLarge) {
      return new ReadItem.Bad(
          ProblemCode.BODY_TOO_LARGE.problem(
              pointer + "/payload may have " + payloadBytesMax + " bytes."));
    }
    return new ReadItem.Good(
        new Publication(eventId, typeRead, payloadRead, tenant, orderingKey, headers));
  }

  /** A wrong type is not null, so that it is not said to be missing too. */
  private @Nullable String type() {
    String text = string("type");
    if (text != null && !text.isEmpty() && !EventType.isValid(text)) {
      errors.add(
          pointer + "/type",
          "must be dot-separated words of letters, digits, _ and -, at most "
              + EventType.LENGTH_MAX
              + " characters");
    }
    return text;
  }

  /** A name that somebody gave to something. */
  private @Nullable String label(String name) {
    String text = string(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    Texts.problemOfName(text, TEXT_LENGTH_MAX)
        .ifPresent(problem -> errors.add(pointer + "/" + name, problem));
    return text;
  }

  /** Null when it was null; empty, with an error, when it was of another kind or empty. */
  private @Nullable String string(String name) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      errors.add(pointer + "/" + name, "must be a string");
      return "";
    }
    String text = json.getString();
    if (text.isEmpty()) {
      errors.add(pointer + "/" + name, "must not be empty");
    }
    return text;
  }

  private Payload payload() {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    int to = (int) json.currentLocation().getByteOffset();
    if (to - from > payloadBytesMax) {
      payloadTooLarge = true;
      return NO_PAYLOAD;
    }
    return new Payload(Arrays.copyOfRange(body, from, to), JSON);
  }
}
