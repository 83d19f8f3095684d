package dev.hookline.sdk.client;

import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publishes events. */
public final class EventPublisher {

  private final ApiCalls calls;

  EventPublisher(ApiCalls calls) {
    this.calls = calls;
  }

  /** Publishes an event; it is on stable storage when this returns. */
  public PublishResult.Published publish(NewEvent event) {
    return published(calls.post("/api/v1/events", body(event)));
  }

  /** Publishes an event of a type. */
  public PublishResult.Published publish(String type, Object payload) {
    return publish(NewEvent.of(type, payload));
  }

  /**
   * Publishes events.
   *
   * @param events 1 to 1,000
   * @return one result for each, in order
   */
  public List<PublishResult> publishAll(List<NewEvent> events) {
    var array = new ByteArrayOutputStream();
    char separator = '[';
    for (NewEvent event : events) {
      array.write(separator);
      array.writeBytes(body(event));
      separator = ',';
    }
    array.write(']');
    byte[] body = JsonObject.of(Map.of("events", array.toByteArray()));
    return calls.post("/api/v1/events/batch", body).objects("data").stream()
        .map(EventPublisher::result)
        .toList();
  }

  private static PublishResult result(JsonFields answer) {
    return answer.optionalText("id") == null
        ? new PublishResult.Refused(
            answer.text("code"), Objects.requireNonNullElse(answer.optionalText("detail"), ""))
        : published(answer);
  }

  private static PublishResult.Published published(JsonFields answer) {
    return new PublishResult.Published(
        answer.text("id"), answer.text("event_id"), answer.text("type"), answer.flag("duplicate"));
  }

  private byte[] body(NewEvent event) {
    var fields = new LinkedHashMap<String, byte[]>();
    put(fields, "event_id", event.eventId());
    put(fields, "type", event.type());
    fields.put("payload", calls.json().write(event.payload()));
    put(fields, "tenant", event.tenant());
    put(fields, "ordering_key", event.orderingKey());
    put(fields, "headers", event.headers().isEmpty() ? null : event.headers());
    return JsonObject.of(fields);
  }

  private static void put(Map<String, byte[]> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, JsonCodec.standard().write(value));
    }
  }
}
