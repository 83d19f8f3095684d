package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.live.ChangeFeed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the live feed of deliveries that an operator has changed, and no attempt. */
public final class DeliveryNews {

  private final EventReader events;
  private final ChangeFeed feed;

  public DeliveryNews(EventReader events, ChangeFeed feed) {
    this.events = events;
    this.feed = feed;
  }

  /**
   * Blocks, and throws StoreUnavailable.
   *
   * @param changed deliveries of one project, in the new state that is on stable storage
   */
  public void tell(List<Job> changed, Instant now) {
    if (changed.isEmpty()) {
      return;
    }
    Set<Id> wanted = new HashSet<>();
    changed.forEach(delivery -> wanted.add(delivery.event()));
    Map<Id, Event> found = new HashMap<>();
    for (Event event : events.withoutPayloads(changed.getFirst().project(), wanted)) {
      found.put(event.id(), event);
    }
    for (Job delivery : changed) {
      Event event = found.get(delivery.event());
      if (event != null) { // else retention has deleted both meanwhile
        feed.publish(DeliveryChange.of(delivery, event, now));
      }
    }
  }
}
