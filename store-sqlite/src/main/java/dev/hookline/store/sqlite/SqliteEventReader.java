package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events. */
final class SqliteEventReader implements EventReader {

  private static final String ACCEPTED = "SELECT value FROM counter WHERE id = ?";

  private final Readers readers;

  SqliteEventReader(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Event> find(Id project, Id event) {
    return Optional.ofNullable(
        readers.read(session -> EventRows.find(session, new PackReader(session), project, event)));
  }

  @Override
  public Optional<Event> input(Id project, Id event) {
    return Optional.ofNullable(
        readers.read(
            session -> InputRows.findOrEvent(session, new PackReader(session), project, event)));
  }

  @Override
  public Page<Event> list(EventQuery query) {
    String name = query.eventId();
    return readers.read(session ->
        paged(query, name == null ? null : KeySearch.candidates(session, name))
            .page(session, EventRows.events(session), Event::id));
  }

  @Override
  public List<Event> withoutPayloads(Id project, Collection<Id> events) {
    return readers.read(session -> {
      List<Event> found = new ArrayList<>(events.size());
      PackReader packs = new PackReader(session);
      for (Id id : events) {
        Event event = EventRows.findWithoutPayload(session, packs, project, id);
        if (event != null) {
          found.add(event);
        }
      }
      return found;
    });
  }

  @Override
  public long accepted() {
    return readers.read(session -> session.query(ACCEPTED).put(Counters.ACCEPTED).number());
  }

  static PagedQuery paged(EventQuery query, @Nullable String candidates) {
    String from = candidates == null ? "event NOT INDEXED" : "event";
    PagedQuery paged =
        new PagedQuery("event", EventRows.COLUMNS_WITHOUT_PAYLOAD, from, query.page());
    paged.where("event.project = ?", query.project().high());
    if (query.eventId() != null && candidates != null) {
      named(paged, query.eventId(), candidates);
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
    return paged;
  }

  /** The name of an event is stored in one of three ways: see {@link EventRows}. */
  private static void named(PagedQuery paged, String eventId, String candidates) {
    paged.where(
        """
        event.id IN (
          SELECT value FROM json_each(?) UNION ALL SELECT id FROM event WHERE event_id = ?)
        """,
        candidates,
        eventId);
    paged.where("coalesce(event.event_id, event.dedupe_key, ?) = ?", eventId, eventId);
  }
}
