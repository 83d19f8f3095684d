package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of runs that no event has triggered. They are events without a name, with the id of
 * their run, and have a table of their own so that lists of events need not pass by them.
 */
final class InputRows {

  static final String INSERT =
      """
      INSERT INTO input (id, low, project, project_low, targets, content_type, pack, pack_at,
        payload_bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String FIND =
      """
      SELECT id, low, project, project_low, targets, content_type, pack, pack_at, payload_bytes
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
        .put(input.targets())
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
    OpenPack.Place place = transaction.pack(run, NO_HEADERS, payload.bytes());
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

  /** What a job is about: the event that has triggered it, or the input of its run. */
  static @Nullable Event of(Statements statements, Job job, PackReader packs) throws SQLException {
    Event input = null;
    if (job.event().equals(job.id())) {
      input =
          statements
              .query(FIND)
              .put(job.event())
              .put(job.project().high())
              .first(row -> input(row, packs));
    }
    return input != null
        ? input
        : statements
            .query(SqliteEventReader.FIND)
            .put(job.event())
            .put(job.project().high())
            .first(row -> EventRows.event(row, packs));
  }

  /** Makes inputs of rows that these statements give. */
  static Query.Mapper<Event> inputs(Statements statements) {
    PackReader packs = new PackReader(statements);
    return row -> input(row, packs);
  }

  private static Event input(Row row, PackReader packs) throws SQLException {
    Id id = row.id();
    Id project = row.id();
    int targets = row.integer();
    String contentType = row.textOrNull();
    byte[] payload = packs.bytes(row.number(), row.integer(), row.integer());
    return new Event(
        id,
        project,
        null,
        id.text(IdPrefix.EVENT),
        null,
        Event.NAMELESS,
        null,
        null,
        Headers.NONE,
        new Payload(payload, contentType),
        targets);
  }
}
