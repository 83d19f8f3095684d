package dev.hookline.http.api.task;

import dev.hookline.http.json.StreamedJson;
import dev.hookline.http.json.StrictJson;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/** Reads the body of a trigger request: one pass over the bytes, no tree. */
final class TriggerBody {

  static final int BATCH_MAX = 1_000;

  /** The objects around metadata, which are deeper within than a payload. */
  private static final JsonFactory ONE = StrictJson.factory(2);

  private static final JsonFactory BATCH = StrictJson.factory(4);

  private TriggerBody() {}

  /**
   * The one trigger that is the body.
   *
   * @throws Refused when it cannot be asked for
   */
  static ReadTrigger.Good one(byte[] body, int payloadBytesMax, Instant now) {
    ReadTrigger read =
        StreamedJson.read(
            body,
            ONE,
            json -> {
              TriggerReader reader = new TriggerReader(json, payloadBytesMax, now);
              json.object(reader::member);
              return reader.end(new FieldErrors());
            });
    return switch (read) {
      case ReadTrigger.Good good -> good;
      case ReadTrigger.Bad(var problem) -> throw new Refused(problem);
    };
  }

  /**
   * The triggers of a batch, in their order, also those that cannot be asked for.
   *
   * @throws Refused when the body as a whole is wrong
   */
  static List<ReadTrigger> batch(byte[] body, int payloadBytesMax, Instant now) {
    return StreamedJson.read(
        body,
        BATCH,
        json -> {
          List<ReadTrigger> items = new ArrayList<>();
          json.object(name -> {
            if (name.equals("items")) {
              json.array(BATCH_MAX, _ -> items.add(item(json, payloadBytesMax, now)));
            } else {
              json.unknown();
            }
          });
          if (items.isEmpty()) {
            json.error("items", "must have 1 to " + BATCH_MAX + " items");
          }
          return items;
        });
  }

  private static ReadTrigger item(StreamedJson json, int payloadBytesMax, Instant now) {
    TriggerReader reader = new TriggerReader(json, payloadBytesMax, now);
    FieldErrors errors =
        json.errorsOf(() -> {
          if (json.isNull()) {
            json.error("must be an object");
          }
          json.object(reader::member);
        });
    return reader.end(errors);
  }
}
