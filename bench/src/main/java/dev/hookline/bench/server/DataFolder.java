package dev.hookline.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of one server, which holds nothing that is needed afterwards. */
final class DataFolder {
  private DataFolder() {}

  /** Deletes what can be deleted; what is left behind is in a temporary place. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException gone) {
      // Another run of this method deletes the same files when the benchmark is interrupted.
    }
  }
}
