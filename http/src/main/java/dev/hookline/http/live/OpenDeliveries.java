package dev.hookline.http.live;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.live.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows when the last delivery of an event has ended. */
final class OpenDeliveries {

  private static final Set<String> FINAL = Set.of("delivered", "failed", "cancelled", "skipped");

  private final Set<Id> open = new HashSet<>();
  private final boolean endless;

  private OpenDeliveries(boolean endless) {
    this.endless = endless;
  }

  /** For a stream without end. */
  static OpenDeliveries never() {
    return new OpenDeliveries(true);
  }

  static OpenDeliveries of(List<Job> deliveries) {
    OpenDeliveries open = new OpenDeliveries(false);
    for (Job delivery : deliveries) {
      if (!delivery.status().isFinal()) {
        open.open.add(delivery.id());
      }
    }
    return open;
  }

  boolean isEmpty() {
    return open.isEmpty() && !endless;
  }

  /** Whether nothing is left to come after this change. */
  boolean endsWith(Change change) {
    if (endless || change.kind() != Change.Kind.DELIVERY) {
      return false;
    }
    if (FINAL.contains(change.status())) {
      open.remove(change.id());
    } else {
      open.add(change.id());
    }
    return open.isEmpty();
  }
}
