package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    api.readAll(
        LIST,
        delivery -> {
          String event = delivery.path("event").asString();
          if (statuses.put(event, delivery.path("status").asString()) != null) {
            twice.add(event);
          }
        });
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
