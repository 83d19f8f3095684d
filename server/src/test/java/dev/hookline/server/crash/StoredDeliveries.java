package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the server says it has stored, read through its API. */
final class StoredDeliveries {

  private static final List<String> OPEN = List.of("pending", "retrying", "delivering", "held");
  private static final String LIST = "/api/v1/deliveries?limit=250";

  private final long readAtNanos;
  private final Map<String, String> statusByEvent;
  private final Set<String> twice;

  private StoredDeliveries(long readAtNanos, Map<String, String> statusByEvent, Set<String> twice) {
    this.readAtNanos = readAtNanos;
    this.statusByEvent = statusByEvent;
    this.twice = twice;
  }

  static StoredDeliveries read(ApiClient api) {
    long readAtNanos = System.nanoTime();
    Map<String, String> statuses = new HashMap<>();
    Set<String> twice = new java.util.HashSet<>();
    String cursor = "";
    do {
      JsonNode page = api.read(LIST + cursor);
      page.path("data")
          .forEach(delivery -> {
            String event = delivery.path("event").asString();
            if (statuses.put(event, delivery.path("status").asString()) != null) {
              twice.add(event);
            }
          });
      JsonNode next = page.path("next");
      cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
    } while (!cursor.isEmpty());
    return new StoredDeliveries(readAtNanos, statuses, twice);
  }

  /** Whether nothing is on its way any more. */
  static boolean isSettled(ApiClient api) {
    return OPEN.stream()
        .allMatch(status ->
            api.read("/api/v1/deliveries?limit=1&status=" + status).path("data").isEmpty());
  }

  /** What was promised later may be missing. */
  long readAtNanos() {
    return readAtNanos;
  }

  /** The state of the delivery of an event; empty when there is none. */
  String status(String event) {
    return statusByEvent.getOrDefault(event, "");
  }

  int count() {
    return statusByEvent.size();
  }

  /** Events with more than one delivery to the one endpoint. */
  Set<String> twice() {
    return twice;
  }

  long count(String status) {
    return statusByEvent.values().stream().filter(status::equals).count();
  }

  Set<String> events() {
    return statusByEvent.keySet();
  }
}
