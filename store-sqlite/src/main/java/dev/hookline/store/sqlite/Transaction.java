package dev.hookline.store.sqlite;

import java.sql.SQLException;
import java.sql.Statement;

/** What a change may use while it is applied. */
final class Transaction {

  private final Session session;
  private final Counters counters;

  Transaction(Session session, Counters counters) {
    this.session = session;
    this.counters = counters;
  }

  Query query(String sql) throws SQLException {
    return session.query(sql);
  }

  /** Gives at most so many free pages at the end of the file back to the file system. */
  void vacuum(int pages) throws SQLException {
    // A prepared statement would end after its first step, which frees one page.
    try (Statement statement = session.connection().createStatement()) {
      statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
    }
  }

  Counters counters() {
    return counters;
  }
}
