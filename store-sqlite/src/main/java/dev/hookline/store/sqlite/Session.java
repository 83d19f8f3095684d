package dev.hookline.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with the statements that were prepared on it. For one thread. */
final class Session implements Statements, AutoCloseable {

  private final Connection connection;
  private final Map<String, Query> queries = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The statement of this text, prepared at its first use. */
  @Override
  public Query query(String sql) throws SQLException {
    Query query = queries.get(sql);
    if (query == null || query.isBroken()) {
      query = new Query(connection.prepareStatement(sql));
      queries.put(sql, query);
    }
    return query;
  }

  Connection connection() {
    return connection;
  }

  /** Closes the connection, and with it all that was prepared on it. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
