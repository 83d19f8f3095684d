package dev.hookline.store.sqlite;

import java.sql.SQLException;

/** Knows how many requests are kept and deletes the oldest when they are too many. Writer only. */
final class KeptCount {

  private static final String COUNT = "SELECT count(*) FROM request";

  private static final String DELETE_OLDEST =
      "DELETE FROM request WHERE id IN (SELECT id FROM request ORDER BY id LIMIT ?)";

  /** How many may be too many before the oldest are deleted together. */
  private static final int SLACK = 100;

  private static final long UNKNOWN = -1;

  private final int most;
  private long count = UNKNOWN;

  KeptCount(int most) {
    this.most = most;
  }

  /**
   * One was inserted. A commit that is rolled back makes the count too high until the next look.
   */
  void added(Transaction transaction) throws SQLException {
    count = count == UNKNOWN ? transaction.query(COUNT).number() : count + 1;
    if (count >= most + (long) SLACK) {
      count = transaction.query(COUNT).number();
      if (count > most) {
        transaction.query(DELETE_OLDEST).put(count - most).update();
      }
      count = UNKNOWN;
    }
  }
}
