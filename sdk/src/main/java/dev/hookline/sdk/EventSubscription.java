package dev.hookline.sdk;

import java.util.List;

/**
 * Events that trigger a task; the payload of the event is the input.
 *
 * @param eventTypes patterns such as {@code invoice.paid}, {@code invoice.*}, {@code *}
 * @param sources ids or names of sources; empty for all
 */
public record EventSubscription(List<String> eventTypes, List<String> sources) {
  public EventSubscription {
    eventTypes = List.copyOf(eventTypes);
    sources = List.copyOf(sources);
  }

  /** The same event types, only from these sources (ids or names). */
  public EventSubscription from(String... sourceNames) {
    return new EventSubscription(eventTypes, List.of(sourceNames));
  }
}
