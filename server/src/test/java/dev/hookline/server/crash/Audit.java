package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the books with what the server has stored. */
final class Audit {

  private static final int BODIES_COMPARED = 200;

  private final CrashPlan plan;
  private final Map<Long, EventBook> events;
  private final StoredDeliveries stored;
  private final List<String> violations = new ArrayList<>();
  private int lost;

  Audit(CrashPlan plan, Books books, StoredDeliveries stored) {
    this.plan = plan;
    this.events = books.events();
    this.stored = stored;
    events.forEach(this::look);
    stored.twice().forEach(event -> violations.add(event + " has two deliveries"));
  }

  /** Acknowledged events that the server does not know. */
  int lost() {
    return lost;
  }

  List<String> violations() {
    return violations;
  }

  private void look(long number, EventBook event) {
    Set<String> ids = event.ids();
    if (ids.size() > 1) {
      violations.add("webhook %d became several events: %s".formatted(number, ids));
    }
    for (String id : ids) {
      String status = stored.status(id);
      if (event.wasAcknowledgedBy(stored.readAtNanos()) && status.isEmpty()) {
        lost++;
        violations.add("webhook %d, acknowledged as %s, is lost".formatted(number, id));
      }
      if (status.equals("delivered") && event.arrivals().stream().noneMatch(Arrival::isSuccess)) {
        violations.add("%s counts as delivered and never arrived".formatted(id));
      }
    }
  }

  /** Whether there are events that no webhook explains: each id was acknowledged in the end. */
  void lookForStrangers() {
    Set<String> known = new java.util.HashSet<>();
    events.values().forEach(event -> known.addAll(event.ids()));
    stored.events().stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> violations.add(id + " was stored and never acknowledged"));
  }

  /** Whether the server still has the bytes of some of them, spread over the run. */
  void compareBodies(ApiClient api) {
    int step = Math.max(1, events.size() / BODIES_COMPARED);
    for (long number = 0; number < events.size(); number += step) {
      EventBook event = events.get(number);
      if (event == null || event.ids().isEmpty()) {
        continue;
      }
      String id = event.ids().iterator().next();
      if (!stored.status(id).isEmpty()) {
        byte[] kept = api.get("/api/v1/events/" + id + "/raw").expect(200).bytes();
        if (!Arrays.equals(kept, Webhook.body(number, plan.bodyBytes()))) {
          violations.add("the bytes of " + id + " changed in the store");
        }
      }
    }
  }
}
