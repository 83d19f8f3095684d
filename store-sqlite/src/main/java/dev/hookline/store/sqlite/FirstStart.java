package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a database that is missing, and marks it until it is made. An empty database is a new one
 * for SQLite, but without the mark it is all that is left of a copy that failed; with it, of a
 * first start that was killed.
 */
final class FirstStart {

  private FirstStart() {}

  /**
   * @throws FileSystemException when the database is there and empty, and no start has begun it
   */
  static void begin(Path database) throws IOException {
    Path mark = mark(database);
    if (Files.notExists(database)) {
      if (Files.notExists(mark)) {
        Files.createFile(mark);
      }
      OwnersFile.makeIfMissing(database);
    } else if (Files.size(database) == 0 && Files.notExists(mark)) {
      throw new FileSystemException(
          database.toString(),
          null,
          "is empty: a copy that was not finished; put the whole copy in its place, or delete it to"
              + " begin anew");
    }
  }

  /** The database has its tables. */
  static void done(Path database) throws IOException {
    Files.deleteIfExists(mark(database));
  }

  private static Path mark(Path database) {
    return Path.of(database + "-new");
  }
}
