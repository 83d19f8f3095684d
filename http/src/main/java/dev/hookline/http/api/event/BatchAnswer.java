package dev.hookline.http.api.event;

import dev.hookline.http.json.Json;
import dev.hookline.http.json.RawJson;
import dev.hookline.http.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the answer to a batch: per event, in its order, what was stored or what is wrong. */
final class BatchAnswer {

  private static final int BYTES_EACH = 160;

  private BatchAnswer() {}

  /**
   * @param published the ends of the good items, in their order
   * @param notStored for good items that could not be stored
   */
  static byte[] write(
      List<ReadItem> items, List<Optional<Published>> published, Problem notStored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * BYTES_EACH);
    Iterator<Optional<Published>> ends = published.iterator();
    try (JsonGenerator json = Json.generator(bytes)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("data");
      for (ReadItem item : items) {
        switch (item) {
          case ReadItem.Good _ ->
              ends.next().ifPresentOrElse(end -> write(json, end), () -> write(json, notStored));
          case ReadItem.Bad(Problem problem) -> write(json, problem);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Published published) {
    json.writeStartObject();
    json.writeStringProperty("id", published.id());
    json.writeStringProperty("event_id", published.eventId());
    json.writeStringProperty("type", published.type());
    json.writeBooleanProperty("duplicate", published.duplicate());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Problem problem) {
    json.writeRawValue(new RawJson(Json.write(problem)).text());
  }
}
