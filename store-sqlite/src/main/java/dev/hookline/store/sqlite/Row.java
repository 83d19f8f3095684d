package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row under the cursor, read from its first column to its last. */
final class Row {

  private static final byte[] NOTHING = {};

  private final ResultSet rows;
  private int at;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  void rewind() {
    at = 0;
  }

  long number() throws SQLException {
    return rows.getLong(++at);
  }

  int integer() throws SQLException {
    return rows.getInt(++at);
  }

  @Nullable Integer integerOrNull() throws SQLException {
    int value = rows.getInt(++at);
    return rows.wasNull() ? null : Integer.valueOf(value);
  }

  @Nullable Long numberOrNull() throws SQLException {
    long value = rows.getLong(++at);
    return rows.wasNull() ? null : Long.valueOf(value);
  }

  boolean flag() throws SQLException {
    return rows.getInt(++at) != 0;
  }

  String text() throws SQLException {
    return rows.getString(++at);
  }

  @Nullable String textOrNull() throws SQLException {
    return rows.getString(++at);
  }

  byte[] bytes() throws SQLException {
    byte[] bytes = rows.getBytes(++at);
    return bytes == null ? NOTHING : bytes; // the driver reads an empty blob as null
  }

  Instant time() throws SQLException {
    return Instant.ofEpochMilli(rows.getLong(++at));
  }

  @Nullable Instant timeOrNull() throws SQLException {
    long millis = rows.getLong(++at);
    return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Two columns. */
  Id id() throws SQLException {
    long high = rows.getLong(++at);
    return new Id(high, rows.getLong(++at));
  }

  @Nullable Id idOrNull() throws SQLException {
    long high = rows.getLong(++at);
    boolean absent = rows.wasNull();
    long low = rows.getLong(++at);
    return absent ? null : new Id(high, low);
  }
}
