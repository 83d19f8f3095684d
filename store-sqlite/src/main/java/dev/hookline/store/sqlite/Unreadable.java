package dev.hookline.store.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is stored can no longer be read, because the database is damaged there. The rest
 * of it may well be sound.
 */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unreadable(String what) {
    super(what);
  }

  Unreadable(SQLException damage) {
    super(damage.getMessage(), damage);
  }

  /** Whether this failure comes of damage, found by whatever connection. */
  static boolean isCauseOf(RuntimeException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unreadable
          || (cause instanceof SQLException error && StorageFailure.isDamage(error))) {
        return true;
      }
    }
    return false;
  }
}
