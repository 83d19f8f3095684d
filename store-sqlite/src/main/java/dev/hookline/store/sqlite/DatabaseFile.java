package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The database file and its log, as they were when they were opened. SQLite goes on writing to
 * files that were deleted or replaced meanwhile, and nobody would ever find what is in them.
 */
final class DatabaseFile {

  private final Path database;
  private final Path log;
  private volatile @Nullable Object databaseKey;
  private volatile @Nullable Object logKey;

  DatabaseFile(Path database) {
    this.database = database;
    this.log = Path.of(database + "-wal");
  }

  Path path() {
    return database;
  }

  /** The writer has them open. */
  void opened() {
    if (databaseKey == null) {
      databaseKey = key(database);
    }
    logKey = key(log);
  }

  /** The writer is about to close them; the log may go with the last connection. */
  void closing() {
    logKey = null;
  }

  /** What is wrong; null while both are there, or where a file system does not tell files apart. */
  @Nullable String problem() {
    Path lost = !isStill(database, databaseKey) ? database : !isStill(log, logKey) ? log : null;
    return lost == null
        ? null
        : lost.getFileName()
            + " was removed or replaced under the running server; stop it, and put the file back"
            + " or restore a backup";
  }

  /**
   * Keeps a new connection from making, or writing to, other files of these names.
   *
   * @throws SQLiteException when they are no longer those that were opened
   */
  void requireSame() throws SQLiteException {
    String problem = problem();
    if (problem != null) {
      throw new SQLiteException(problem, SQLiteErrorCode.SQLITE_CANTOPEN);
    }
  }

  private static boolean isStill(Path file, @Nullable Object key) {
    return key == null || key.equals(key(file));
  }

  /** Device and inode; null when there is no such file. */
  private static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
