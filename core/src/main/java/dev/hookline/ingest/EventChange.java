package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.event.EventStatus;
import dev.hookline.live.Change;

/** An event that was accepted as a change of the live feed. */
public final class EventChange {

  private EventChange() {}

  public static Change of(Event event) {
    return new Change(
        Change.Kind.EVENT,
        event.id(),
        event.project(),
        event.id(),
        event.type(),
        event.source(),
        null,
        EventStatus.of(event),
        0,
        EventStatus.reason(event),
        null,
        null,
        event.receivedAt());
  }
}
