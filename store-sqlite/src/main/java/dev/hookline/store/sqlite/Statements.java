package dev.hookline.store.sqlite;

import java.sql.SQLException;

/** Gives prepared statements: a connection, or the transaction under way on it. */
interface Statements {

  /** The statement of this text. */
  Query query(String sql) throws SQLException;
}
