package dev.hookline.store.sqlite;

import java.sql.SQLException;

/**
 * Something to be written with one of the next commits. Its methods are called by the writer only;
 * {@link #apply} may be called again after its effects were rolled back, and exactly one of the
 * others is called in the end.
 */
interface Change {

  /** Roughly what it holds in memory and adds to the database. */
  long weightBytes();

  /** Whether it is refused when it had to wait too long or the disk is nearly full. */
  default boolean isIntake() {
    return false;
  }

  void apply(Transaction transaction) throws SQLException;

  /** It is on stable storage. */
  void committed();

  /** Nothing of it was stored, because nothing can be written at present. */
  void unavailable(String why);

  /** Nothing of it was stored, because it is wrong in itself. */
  void failed(Exception defect);
}
