package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One prepared statement, to be used again and again by one thread: values are put in the order of
 * its question marks, then it is run.
 */
final class Query {

  /** Makes an object of a row. */
  interface Mapper<T extends @Nullable Object> {
    T from(Row row) throws SQLException;
  }

  /** Takes a row; false when it wants no more. */
  interface Taker {
    boolean take(Row row) throws SQLException;
  }

  private final PreparedStatement statement;
  private int at;
  private boolean ran = true;

  Query(PreparedStatement statement) {
    this.statement = statement;
  }

  Query put(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }

  Query put(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setObject(++at, null);
    } else {
      statement.setLong(++at, value);
    }
    return this;
  }

  Query put(@Nullable Integer value) throws SQLException {
    if (value == null) {
      statement.setObject(++at, null);
    } else {
      statement.setInt(++at, value);
    }
    return this;
  }

  Query put(boolean value) throws SQLException {
    statement.setInt(++at, value ? 1 : 0);
    return this;
  }

  Query put(@Nullable String value) throws SQLException {
    statement.setString(++at, value);
    return this;
  }

  Query put(byte[] value) throws SQLException {
    statement.setBytes(++at, value);
    return this;
  }

  /** Milliseconds since 1970. */
  Query put(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setObject(++at, null);
    } else {
      statement.setLong(++at, value.toEpochMilli());
    }
    return this;
  }

  /** Two columns: the upper and the lower half. */
  Query put(@Nullable Id value) throws SQLException {
    if (value == null) {
      statement.setObject(++at, null);
      statement.setObject(++at, null);
    } else {
      statement.setLong(++at, value.high());
      statement.setLong(++at, value.low());
    }
    return this;
  }

  /** One column: the upper half. */
  Query putHigh(@Nullable Id value) throws SQLException {
    if (value == null) {
      statement.setObject(++at, null);
    } else {
      statement.setLong(++at, value.high());
    }
    return this;
  }

  /** Whether its last run failed: the driver gives a statement up after most errors. */
  boolean isBroken() {
    return !ran;
  }

  /** Runs a change; says how many rows it touched. */
  int update() throws SQLException {
    begin();
    int rows = statement.executeUpdate();
    ran = true;
    return rows;
  }

  <T> List<T> list(Mapper<T> mapper) throws SQLException {
    begin();
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      Row row = new Row(rows);
      while (rows.next()) {
        row.rewind();
        found.add(mapper.from(row));
      }
    }
    ran = true;
    return found;
  }

  /** Takes the rows one by one, until the taker has enough. */
  void forEachWhile(Taker taker) throws SQLException {
    begin();
    try (ResultSet rows = statement.executeQuery()) {
      Row row = new Row(rows);
      boolean more = true;
      while (more && rows.next()) {
        row.rewind();
        more = taker.take(row);
      }
    }
    ran = true;
  }

  <T> @Nullable T first(Mapper<T> mapper) throws SQLException {
    begin();
    @Nullable T found;
    try (ResultSet rows = statement.executeQuery()) {
      found = rows.next() ? mapper.from(new Row(rows)) : null;
    }
    ran = true;
    return found;
  }

  long number() throws SQLException {
    Long number = first(Row::number);
    return number == null ? 0 : number;
  }

  private void begin() {
    at = 0;
    ran = false;
  }
}
