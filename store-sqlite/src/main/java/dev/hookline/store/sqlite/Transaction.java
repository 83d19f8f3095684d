package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a change may use while it is applied. */
final class Transaction implements Statements {

  private final Session session;
  private final Counters counters;
  private final DedupeKeys keys;
  private final OpenPack pack;
  private final WokenRuns woken;
  private final Instant now;
  private boolean waitsAreKnown;
  private boolean mayHaveWaits;

  Transaction(
      Session session,
      Counters counters,
      DedupeKeys keys,
      OpenPack pack,
      WokenRuns woken,
      Instant now) {
    this.session = session;
    this.counters = counters;
    this.keys = keys;
    this.pack = pack;
    this.woken = woken;
    this.now = now;
  }

  @Override
  public Query query(String sql) throws SQLException {
    return session.query(sql);
  }

  /** The stored event that has this dedupe key; null when the key was free and now is taken. */
  @Nullable Id takeKey(Event event, String key, long hashed, long sinceMillis) throws SQLException {
    return keys.take(session, event, key, hashed, sinceMillis);
  }

  /** Finds a place for what an event brings along. */
  OpenPack.Place pack(Id event, byte[] headers, byte[] payload) throws SQLException {
    return pack.add(session, event.high(), headers, payload);
  }

  /** Events of this transaction can be read with what they bring along from now on. */
  void writePack() throws SQLException {
    pack.write(session);
  }

  /** Gives at most so many free pages at the end of the file back to the file system. */
  void vacuum(int pages) throws SQLException {
    // A prepared statement would end after its first step, which frees one page.
    try (Statement statement = session.connection().createStatement()) {
      statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
    }
  }

  /** When it began. */
  Instant now() {
    return now;
  }

  /** Whether any run may wait for another or for a token. Looked up once: mostly none does. */
  boolean mayHaveWaits() throws SQLException {
    if (!waitsAreKnown) {
      mayHaveWaits = session.query(RunWaits.ANY).number() > 0;
      waitsAreKnown = true;
    }
    return mayHaveWaits;
  }

  /** One does from now on. */
  void hasWaits() {
    waitsAreKnown = true;
    mayHaveWaits = true;
  }

  /** The runs that it has made due. */
  WokenRuns woken() {
    return woken;
  }

  Counters counters() {
    return counters;
  }
}
