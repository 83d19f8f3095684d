package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import java.util.Optional;

/** Reads events. */
final class SqliteEventReader implements EventReader {

  static final String FIND =
      "SELECT "
          + EventRows.COLUMNS
          + " FROM event WHERE event.id = ? AND event.low = ? AND event.project = ?";

  private static final String ACCEPTED = "SELECT value FROM counter WHERE id = ?";

  private final Readers readers;

  SqliteEventReader(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Event> find(Id project, Id event) {
    return Optional.ofNullable(
        readers.read(
            session -> session.query(FIND).put(event).put(project.high()).first(EventRows::event)));
  }

  @Override
  public Page<Event> list(EventQuery query) {
    PagedQuery paged = paged(query);
    return readers.read(session -> paged.page(session, EventRows::event, Event::id));
  }

  @Override
  public long accepted() {
    return readers.read(session -> session.query(ACCEPTED).put(Counters.ACCEPTED).number());
  }

  static PagedQuery paged(EventQuery query) {
    PagedQuery paged =
        new PagedQuery("event", EventRows.COLUMNS_WITHOUT_PAYLOAD, "event", query.page());
    if (query.eventId() != null) {
      named(paged, query.eventId());
    }
    if (query.source() != null) {
      paged.where("event.source = ?", query.source().high());
    }
    if (query.type() != null) {
      paged.where("event.type = ?", query.type());
    }
    if (query.tenant() != null) {
      paged.where("event.tenant = ?", query.tenant());
    }
    return paged.where("+event.project = ?", query.project().high());
  }

  /** The name of an event is stored in one of three ways: see {@link EventRows}. */
  private static void named(PagedQuery paged, String eventId) {
    long ownId = Id.parse(IdPrefix.EVENT, eventId).map(Id::high).orElse(0L);
    paged.where(
        """
        event.id IN (
          SELECT id FROM event WHERE event_id = ?
          UNION ALL SELECT id FROM event WHERE dedupe_key = ? AND event_id IS NULL
          UNION ALL SELECT id FROM event WHERE id = ? AND dedupe_key IS NULL AND event_id IS NULL)
        """,
        eventId,
        eventId,
        ownId);
  }
}
