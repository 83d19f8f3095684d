package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Events as rows, with their headers and payloads in packs: see {@link OpenPack}. */
final class EventRows {

  /** Columns that {@link #event} reads, in its order. */
  static final String COLUMNS = columns("event.payload_bytes");

  /** The same without the payload, which a list does not need. */
  static final String COLUMNS_WITHOUT_PAYLOAD = columns("0");

  static final String FIND = find(COLUMNS);

  static final String FIND_WITHOUT_PAYLOAD = find(COLUMNS_WITHOUT_PAYLOAD);

  private static final String IS_THERE =
      "SELECT 1 FROM event WHERE id = ? AND low = ? AND project = ?";

  static final String INSERT =
      """
      INSERT INTO event (id, low, project, project_low, source, source_low, dedupe_key, type,
        targets, content_type, pack, pack_at, header_bytes, payload_bytes,
        event_id, tenant, ordering_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Most webhooks have no more; each value that is left out saves a call of the driver. */
  private static final String INSERT_PLAIN =
      """
      INSERT INTO event (id, low, project, project_low, source, source_low, dedupe_key, type,
        targets, content_type, pack, pack_at, header_bytes, payload_bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private EventRows() {}

  private static String find(String columns) {
    return "SELECT "
        + columns
        + " FROM event WHERE event.id = ? AND event.low = ? AND event.project = ?";
  }

  private static String columns(String payloadBytes) {
    return "event.id, event.low, event.project, event.project_low, event.source, event.source_low,"
        + " event.event_id, event.dedupe_key, event.type, event.tenant, event.ordering_key,"
        + " event.targets, event.content_type, event.pack, event.pack_at,"
        + " event.header_bytes, "
        + payloadBytes;
  }

  /**
   * Stores an event.
   *
   * @param headers its headers as {@link #bytes} gives them
   */
  static void insert(Transaction transaction, Event event, byte[] headers) throws SQLException {
    byte[] payload = event.payload().bytes();
    OpenPack.Place place = transaction.pack(event.id(), headers, payload);
    String eventId = storedEventId(event);
    boolean isPlain = eventId == null && event.tenant() == null && event.orderingKey() == null;
    Query query =
        transaction
            .query(isPlain ? INSERT_PLAIN : INSERT)
            .put(event.id())
            .put(event.project())
            .put(event.source())
            .put(event.dedupeKey())
            .put(event.type())
            .put(event.targets())
            .put(event.payload().contentType())
            .put(place.pack())
            .put(place.at())
            .put(headers.length)
            .put(payload.length);
    if (!isPlain) {
      query.put(eventId).put(event.tenant()).put(event.orderingKey());
    }
    query.update();
  }

  /**
   * Most events are named by their dedupe key or by their own id: then the name is not repeated.
   */
  private static @Nullable String storedEventId(Event event) {
    String dedupeKey = event.dedupeKey();
    String implied = dedupeKey == null ? event.id().text(IdPrefix.EVENT) : dedupeKey;
    return event.eventId().equals(implied) ? null : event.eventId();
  }

  static byte[] bytes(Headers headers) {
    return headers.lines().getBytes(StandardCharsets.UTF_8);
  }

  static @Nullable Event find(Statements statements, PackReader packs, Id project, Id event)
      throws SQLException {
    return find(FIND, statements, packs, project, event);
  }

  static @Nullable Event findWithoutPayload(
      Statements statements, PackReader packs, Id project, Id event) throws SQLException {
    return find(FIND_WITHOUT_PAYLOAD, statements, packs, project, event);
  }

  private static @Nullable Event find(
      String find, Statements statements, PackReader packs, Id project, Id event)
      throws SQLException {
    return statements.query(find).put(event).put(project.high()).first(row -> event(row, packs));
  }

  static boolean isThere(Statements statements, Id project, Id event) throws SQLException {
    return statements.query(IS_THERE).put(event).put(project.high()).first(Row::number) != null;
  }

  /** Makes events of rows that these statements give. */
  static Query.Mapper<Event> events(Statements statements) {
    PackReader packs = new PackReader(statements);
    return row -> event(row, packs);
  }

  static Event event(Row row, PackReader packs) throws SQLException {
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
    long pack = row.number();
    int packAt = row.integer();
    int headerBytes = row.integer();
    int payloadBytes = row.integer();
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
        new Headers(packs.text(pack, packAt, headerBytes)),
        new Payload(packs.bytes(pack, packAt + headerBytes, payloadBytes), contentType),
        targets);
  }
}
