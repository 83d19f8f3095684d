package dev.hookline.http.api.event;

import dev.hookline.http.json.StrictJson;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.ingest.Publication;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Reads the body of a publish request: one pass over the bytes, no tree. */
final class PublishBody {

  static final int BATCH_MAX = 1_000;

  /** The event object around a payload. */
  private static final JsonFactory ONE = StrictJson.factory(1);

  /** Body, array and event object around a payload. */
  private static final JsonFactory BATCH = StrictJson.factory(3);

  private static final String EVENTS = "events";

  private PublishBody() {}

  /**
   * The one event that is the body.
   *
   * @throws Refused when it cannot be published
   */
  static Publication one(byte[] body, int payloadBytesMax) {
    try (JsonParser json = StrictJson.parser(ONE, body)) {
      requireObject(json);
      ReadItem item = new PublicationReader(body, json, payloadBytesMax).read("");
      requireEnd(json);
      return switch (item) {
        case ReadItem.Good(Publication publication) -> publication;
        case ReadItem.Bad(Problem problem) -> throw new Refused(problem);
      };
    } catch (JacksonException failure) {
      throw StrictJson.refusal(failure);
    }
  }

  /**
   * The events of a batch, in their order, also those that cannot be published.
   *
   * @throws Refused when the body as a whole is wrong
   */
  static List<ReadItem> batch(byte[] body, int payloadBytesMax) {
    try (JsonParser json = StrictJson.parser(BATCH, body)) {
      requireObject(json);
      FieldErrors errors = new FieldErrors();
      List<ReadItem> items = new ArrayList<>();
      boolean present = false;
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        if (name.equals(EVENTS)) {
          present = true;
          events(json, new PublicationReader(body, json, payloadBytesMax), items, errors);
        } else {
          json.skipChildren();
          errors.unknown("/" + name.replace("~", "~0").replace("/", "~1"));
        }
      }
      requireEnd(json);
      if (!present) {
        errors.add("/" + EVENTS, "is required");
      }
      errors.refuseIfAny();
      return items;
    } catch (JacksonException failure) {
      throw StrictJson.refusal(failure);
    }
  }

  private static void events(
      JsonParser json, PublicationReader reader, List<ReadItem> items, FieldErrors errors) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      errors.add("/" + EVENTS, "must be an array");
      return;
    }
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count < BATCH_MAX) {
        items.add(reader.read("/" + EVENTS + "/" + count));
      } else {
        json.skipChildren();
      }
      count++;
    }
    if (count == 0 || count > BATCH_MAX) {
      errors.add("/" + EVENTS, "must have 1 to " + BATCH_MAX + " items");
    }
  }

  private static void requireObject(JsonParser json) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw ProblemCode.INVALID_JSON.refused("The body must be a JSON object.");
    }
  }

  private static void requireEnd(JsonParser json) {
    if (json.nextToken() != null) {
      throw ProblemCode.INVALID_JSON.refused("Something follows the JSON object.");
    }
  }
}
