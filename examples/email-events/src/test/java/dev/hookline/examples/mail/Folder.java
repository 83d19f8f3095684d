package dev.hookline.examples.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one test, gone at its end. */
record Folder(Path path) implements AutoCloseable {

  static Folder create() throws IOException {
    return new Folder(Files.createTempDirectory("hookline-example-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
