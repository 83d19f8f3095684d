package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/** The driver's native code, which it unpacks into a file each time before it can load it. */
final class NativeLibrary {

  private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

  private static final String UNPACKED_IN = "org.sqlite.tmpdir";
  private static final String UNPACKED = "sqlite-*sqlitejdbc*";
  private static final long UNPACKED_BYTES_MAX = 4 << 20;

  private NativeLibrary() {}

  /**
   * Loads it, once in a process, unpacked in the data folder: the usual temporary folder may forbid
   * to run what is there, but serves where the data folder does, cannot be written or has no room.
   */
  static void load(Path folder) throws IOException {
    if (System.getProperty(UNPACKED_IN) == null && isFit(folder)) {
      System.setProperty(UNPACKED_IN, folder.toAbsolutePath().toString());
      if (isLoaded()) {
        return;
      }
      System.clearProperty(UNPACKED_IN);
    }
    if (!isLoaded()) {
      throw new IOException(
          ("SQLite cannot be loaded: its native code can be unpacked and run neither in %s nor in"
                  + " %s, which are read-only, full or mounted noexec; name another folder with"
                  + " JAVA_TOOL_OPTIONS=-D%s=FOLDER")
              .formatted(folder, unpackedIn(), UNPACKED_IN));
    }
  }

  private static boolean isFit(Path folder) throws IOException {
    return Files.isWritable(folder)
        && Files.getFileStore(folder).getUsableSpace() > UNPACKED_BYTES_MAX;
  }

  private static boolean isLoaded() {
    try {
      return SQLiteJDBCLoader.initialize();
    } catch (Exception failure) {
      log.debug("SQLite's native code could not be loaded in {}", unpackedIn(), failure);
      return false;
    }
  }

  private static String unpackedIn() {
    return System.getProperty(UNPACKED_IN, System.getProperty("java.io.tmpdir", "/tmp"));
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
