package dev.hookline.server.story;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event of a stream of Server-Sent Events.
 *
 * @param id empty when it carried none
 */
record StreamFrame(String id, String event, String data) {

  private static final JsonMapper JSON = new JsonMapper();

  JsonNode json() {
    return JSON.readTree(data);
  }

  /** The text of a member; empty when there is none. */
  String text(String name) {
    return json().path(name).asString("");
  }

  /** Whether it says that a delivery of this event is in this state. */
  boolean isDelivery(String eventId, String status) {
    return event.equals("delivery")
        && data.contains(eventId)
        && text("event").equals(eventId)
        && text("status").equals(status);
  }

  /** Whether it says that this event was stored. */
  boolean isEvent(String eventId) {
    return event.equals("event") && text("id").equals(eventId);
  }
}
