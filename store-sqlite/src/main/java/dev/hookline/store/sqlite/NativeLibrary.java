package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** The driver's native code, which it unpacks into a file each time before it can load it. */
final class NativeLibrary {

  private static final String UNPACKED_IN = "org.sqlite.tmpdir";
  private static final String UNPACKED = "sqlite-*sqlitejdbc*";
  private static final long UNPACKED_BYTES_MAX = 4 << 20;

  private NativeLibrary() {}

  /**
   * Loads it, once in a process, unpacked in the data folder: the usual temporary folder may forbid
   * to run what is there, but serves where the data folder has no room.
   */
  static void load(Path folder) throws IOException {
    if (System.getProperty(UNPACKED_IN) == null
        && Files.getFileStore(folder).getUsableSpace() > UNPACKED_BYTES_MAX) {
      System.setProperty(UNPACKED_IN, folder.toAbsolutePath().toString());
    }
    try {
      boolean _ = SQLiteJDBCLoader.initialize();
    } catch (Exception failure) {
      throw new IOException("SQLite cannot be loaded: " + failure.getMessage(), failure);
    }
  }

  /**
   * Deletes what was unpacked in a folder, which a loaded library does without and a process that
   * was killed leaves behind. Only for who holds the folder's lock.
   */
  static void deleteUnpacked(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, UNPACKED)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
