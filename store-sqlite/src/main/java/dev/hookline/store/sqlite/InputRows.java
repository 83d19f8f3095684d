package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of runs that no event has triggered. They are events without a name, with the id of
 * their run, and have a table of their own so that lists of events need not pass by them.
 */
final class InputRows {

  static final String INSERT =
      """
      INSERT INTO input (id, low, project, project_low, content_type, pack, pack_at, payload_bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String FIND =
      """
      SELECT id, low, project, project_low, content_type, pack, pack_at, payload_bytes
      FROM input WHERE id = ? AND low = ? AND project = ?
      """;

  static final String PACK = "SELECT pack FROM input WHERE id = ?";

  static final String REPLACE =
      "UPDATE input SET pack = ?, pack_at = ?, payload_bytes = ?, content_type = ? WHERE id = ?";

  private static final byte[] NO_HEADERS = {};

  private InputRows() {}

  static void insert(Transaction transaction, Event input) throws SQLException {
    byte[] payload = input.payload().bytes();
    OpenPack.Place place = transaction.pack(input.id(), NO_HEADERS, payload);
    transaction
        .query(INSERT)
        .put(input.id())
        .put(input.project())
        .put(input.payload().contentType())
        .put(place.pack())
        .put(place.at())
        .put(payload.length)
        .update();
  }

  /**
   * Gives a run that waits the payload of another; one that an event has triggered keeps its own.
   */
  static void replace(Transaction transaction, Id run, Payload payload) throws SQLException {
    Long pack = transaction.query(PACK).put(run.high()).first(Row::number);
    if (pack == null) {
      return;
    }
    // Alone in its pack: between this old run and a new event may lie millions of others.
    transaction.writePack();
    OpenPack.Place place = transaction.pack(run, NO_HEADERS, payload.bytes());
    transaction.writePack();
    transaction
        .query(REPLACE)
        .put(place.pack())
        .put(place.at())
        .put(payload.bytes().length)
        .put(payload.contentType())
        .put(run.high())
        .update();
    transaction.query(OpenPack.DELETE_UNUSED).put(pack).update();
  }

  /** The input of a run: its own, or the event that has triggered it. */
  static @Nullable Event findOrEvent(Statements statements, PackReader packs, Id project, Id event)
      throws SQLException {
    Event input =
        statements.query(FIND).put(event).put(project.high()).first(row -> input(row, packs));
    return input == null ? EventRows.find(statements, packs, project, event) : input;
  }

  private static Event input(Row row, PackReader packs) throws SQLException {
    Id run = row.id();
    Id project = row.id();
    String contentType = row.textOrNull();
    byte[] payload = packs.bytes(row.number(), row.integer(), row.integer());
    return Event.inputOf(run, project, new Payload(payload, contentType));
  }
}
