package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events of what is published through the API. */
public final class Publisher {

  /** Cannot occur in an event id, so that a key and an event id are never taken for each other. */
  private static final char KEY_MARK = '\u0001';

  private final Intake intake;
  private final IdGenerator ids;

  public Publisher(Intake intake, IdGenerator ids) {
    this.intake = intake;
    this.ids = ids;
  }

  /**
   * Stores them together and returns their ids at once; the receipts come after the commit, on a
   * thread of the store that must not be blocked.
   *
   * @param idempotencyKey makes those without an event id safe to publish again; null for none
   */
  public List<Event> publish(
      Id project,
      List<Publication> publications,
      @Nullable String idempotencyKey,
      Intake.IndexedReceipts done) {
    List<Event> events = new ArrayList<>(publications.size());
    for (Publication publication : publications) {
      events.add(event(project, publication, events.size(), idempotencyKey));
    }
    intake.acceptAll(events, done);
    return events;
  }

  private Event event(
      Id project, Publication publication, int position, @Nullable String idempotencyKey) {
    Id id = ids.next();
    String eventId = publication.eventId();
    String dedupeKey = eventId;
    if (eventId == null && idempotencyKey != null) {
      dedupeKey = KEY_MARK + idempotencyKey + KEY_MARK + position;
    }
    return new Event(
        id,
        project,
        null,
        eventId == null ? id.text(IdPrefix.EVENT) : eventId,
        dedupeKey,
        publication.type(),
        publication.tenant(),
        publication.orderingKey(),
        publication.headers(),
        publication.payload(),
        0);
  }
}
