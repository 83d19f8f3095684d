package dev.hookline.store.sqlite;

import java.io.IOException;
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

  /** Leaves a file that is there as it is: its rights are what the operator has chosen. */
  static void makeIfMissing(Path file) throws IOException {
    boolean hasRights = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (hasRights && Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
  }
}
