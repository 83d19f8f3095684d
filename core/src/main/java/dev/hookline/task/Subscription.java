package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.id.Id;
import java.util.List;

/**
 * Events that trigger a task.
 *
 * @param eventTypes patterns as {@link EventType} knows them; one that matches is enough
 * @param sources only events of these sources; empty for all, and for published events
 */
public record Subscription(List<String> eventTypes, List<Id> sources) {

  public Subscription {
    eventTypes = List.copyOf(eventTypes);
    sources = List.copyOf(sources);
  }

  boolean wants(Event event) {
    return event.comesFrom(sources)
        && eventTypes.stream().anyMatch(pattern -> EventType.matches(pattern, event.type()));
  }
}
