package dev.hookline.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Reads what events bring along. It remembers the last pack, because the events of a list or a
 * claim are mostly neighbours. Asked while the row of the event is under the cursor, so that both
 * are of one moment.
 */
final class PackReader {

  static final String BYTES = "SELECT bytes FROM pack WHERE id = ?";

  private static final long NONE = 0;

  private final Statements statements;
  private long id = NONE;
  private byte[] bytes = {};

  PackReader(Statements statements) {
    this.statements = statements;
  }

  String text(long pack, int from, int length) throws SQLException {
    turnTo(pack, from, length);
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  byte[] bytes(long pack, int from, int length) throws SQLException {
    turnTo(pack, from, length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  private void turnTo(long pack, int from, int length) throws SQLException {
    if (pack != id) {
      byte[] found = statements.query(BYTES).put(pack).first(Row::bytes);
      if (found == null) {
        throw new Unreadable("pack " + pack + " is missing");
      }
      bytes = found;
      id = pack;
    }
    if (from < 0 || length < 0 || from > bytes.length - length) {
      throw new Unreadable("pack " + pack + " is too short");
    }
  }
}
