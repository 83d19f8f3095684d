package dev.hookline.testkit.docs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of this source tree, from whichever module a test runs in. */
public final class Repository {

  private Repository() {}

  /** The folder that holds all modules. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/decisions"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "not inside of the source tree: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }
}
