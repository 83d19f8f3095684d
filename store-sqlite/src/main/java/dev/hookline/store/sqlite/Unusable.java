package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Says in a line why a data folder cannot be used. */
final class Unusable {

  private static final long FULL_BELOW_BYTES = 1 << 20;

  private Unusable() {}

  static IllegalStateException because(IOException error) {
    return new IllegalStateException(FileReason.of(error), error);
  }

  /** SQLite calls a full disk an I/O error where it makes its files. */
  static IllegalStateException because(SQLException error, Path database) {
    return new IllegalStateException(
        "%s cannot be opened: %s%s"
            .formatted(
                database.getFileName(),
                error.getMessage(),
                isFull(database) ? "; its disk is full" : ""),
        error);
  }

  private static boolean isFull(Path database) {
    try {
      Path folder = database.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
