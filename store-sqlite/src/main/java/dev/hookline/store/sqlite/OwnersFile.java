package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The database file, which holds payloads and perhaps secrets, made so that its owner alone can
 * read it. SQLite gives the files beside it the same rights.
 */
final class OwnersFile {

  private static final String OWNER_ONLY = "rw-------";

  private OwnersFile() {}

  /**
   * An empty database counts as a new one for SQLite, but is all that is left of a copy that
   * failed.
   *
   * @throws FileSystemException when the file is there and empty
   */
  static void requireWhole(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) == 0) {
      throw new FileSystemException(
          file.toString(),
          null,
          "is empty: a copy that was not finished, or a first start that was killed; put the whole"
              + " copy in its place, or delete it to begin anew");
    }
  }

  /** Leaves a file that is there as it is: its rights are what the operator has chosen. */
  static void makeIfMissing(Path file) throws IOException {
    boolean hasRights = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (hasRights && Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
  }
}
