package dev.hookline.store.sqlite;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Gathers what the events of a transaction bring along, their headers and payloads, into rows that
 * fill their pages: a pack. Nothing of it can be read before {@link #write}. For the writer only.
 */
final class OpenPack {

  /** Few pages, because who reads one event reads its pack. A larger event has a pack alone. */
  static final int BYTES_MAX = 16 << 10;

  private static final String LAST = "SELECT max(id) FROM pack";

  static final String INSERT =
      "INSERT INTO pack (id, first_event, last_event, bytes) VALUES (?, ?, ?, ?)";

  /** An event may have left it, so it is not said which events it has, but between which two. */
  static final String DELETE_UNUSED =
      """
      DELETE FROM pack WHERE id = ? AND NOT EXISTS (
        SELECT 1 FROM event
        WHERE event.id BETWEEN pack.first_event AND pack.last_event AND event.pack = pack.id)
      AND NOT EXISTS (
        SELECT 1 FROM input
        WHERE input.id BETWEEN pack.first_event AND pack.last_event AND input.pack = pack.id)
      """;

  /** Where an event's bytes begin. */
  record Place(long pack, int at) {}

  private byte[] bytes = new byte[BYTES_MAX];
  private int size;
  private boolean isOpen;
  private long id = 1;
  private long firstEvent;
  private long lastEvent;

  /** Finds the next free number: before the first transaction of a connection. */
  void load(Session session) throws SQLException {
    id = session.query(LAST).number() + 1;
  }

  /**
   * Adds what an event brings along.
   *
   * @param event its row number
   */
  Place add(Session session, long event, byte[] headers, byte[] payload) throws SQLException {
    int added = headers.length + payload.length;
    if (size + added > BYTES_MAX) {
      write(session);
    }
    if (!isOpen) {
      isOpen = true;
      firstEvent = event;
      lastEvent = event;
    }
    firstEvent = Math.min(firstEvent, event);
    lastEvent = Math.max(lastEvent, event);
    if (added > bytes.length) {
      bytes = new byte[added];
    }
    System.arraycopy(headers, 0, bytes, size, headers.length);
    System.arraycopy(payload, 0, bytes, size + headers.length, payload.length);
    Place place = new Place(id, size);
    size += added;
    return place;
  }

  /** Stores what was added: before it is read, and before the commit. */
  void write(Session session) throws SQLException {
    if (isOpen) {
      session
          .query(INSERT)
          .put(id)
          .put(firstEvent)
          .put(lastEvent)
          .put(Arrays.copyOf(bytes, size))
          .update();
      id++;
      forget();
    }
  }

  /** Leaves out what was added and not written. */
  void forget() {
    isOpen = false;
    size = 0;
    if (bytes.length > BYTES_MAX) {
      bytes = new byte[BYTES_MAX];
    }
  }
}
