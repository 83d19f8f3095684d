package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Events as rows. */
final class EventRows {

  /** Columns that {@link #event} reads, in its order. */
  static final String COLUMNS = columns("event.payload");

  /** The same without the bytes, which a list does not need. */
  static final String COLUMNS_WITHOUT_PAYLOAD = columns("x''");

  static final String INSERT =
      """
      INSERT INTO event (id, low, project, project_low, source, source_low, event_id, dedupe_key,
        type, tenant, ordering_key, targets, content_type, headers, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** The input of a run has little of what an event has. */
  static final String INSERT_NAMELESS =
      """
      INSERT INTO event (id, low, project, project_low, targets, content_type, payload, type,
        headers)
      VALUES (?, ?, ?, ?, ?, ?, ?, '', '')
      """;

  private EventRows() {}

  private static String columns(String payload) {
    return "event.id, event.low, event.project, event.project_low, event.source, event.source_low,"
        + " event.event_id, event.dedupe_key, event.type, event.tenant, event.ordering_key,"
        + " event.targets, event.content_type, event.headers, "
        + payload;
  }

  /**
   * Stores an event; gives back the one that has its dedupe key already, or null.
   *
   * @param sinceMillis one before this time does not count
   */
  static @Nullable Id insert(Transaction transaction, Event event, long sinceMillis)
      throws SQLException {
    if (event.isNameless()) {
      insertNameless(transaction, event);
      return null;
    }
    String key = event.dedupeKey();
    if (key != null) {
      Id first = transaction.takeKey(event, key, sinceMillis);
      if (first != null) {
        return first;
      }
    }
    transaction
        .query(INSERT)
        .put(event.id())
        .put(event.project())
        .put(event.source())
        .put(storedEventId(event))
        .put(key)
        .put(event.type())
        .put(event.tenant())
        .put(event.orderingKey())
        .put(event.targets())
        .put(event.payload().contentType())
        .put(event.headers().lines())
        .put(event.payload().bytes())
        .update();
    return null;
  }

  private static void insertNameless(Transaction transaction, Event event) throws SQLException {
    transaction
        .query(INSERT_NAMELESS)
        .put(event.id())
        .put(event.project())
        .put(event.targets())
        .put(event.payload().contentType())
        .put(event.payload().bytes())
        .update();
  }

  /**
   * Most events are named by their dedupe key or by their own id: then the name is not repeated.
   */
  private static @Nullable String storedEventId(Event event) {
    String dedupeKey = event.dedupeKey();
    String implied = dedupeKey == null ? event.id().text(IdPrefix.EVENT) : dedupeKey;
    return event.eventId().equals(implied) ? null : event.eventId();
  }

  static Event event(Row row) throws SQLException {
    Id id = row.id();
    Id project = row.id();
    Id source = row.idOrNull();
    String eventId = row.textOrNull();
    String dedupeKey = row.textOrNull();
    String type = row.text();
    String tenant = row.textOrNull();
    String orderingKey = row.textOrNull();
    int targets = row.integer();
    String contentType = row.textOrNull();
    Headers headers = new Headers(row.text());
    byte[] payload = row.bytes();
    if (eventId == null) {
      eventId = dedupeKey == null ? id.text(IdPrefix.EVENT) : dedupeKey;
    }
    return new Event(
        id,
        project,
        source,
        eventId,
        dedupeKey,
        type,
        tenant,
        orderingKey,
        headers,
        new Payload(payload, contentType),
        targets);
  }
}
