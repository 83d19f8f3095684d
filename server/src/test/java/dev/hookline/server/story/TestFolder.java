package dev.hookline.server.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one test, gone at its end. */
public final class TestFolder implements AutoCloseable {

  private final Path path;

  private TestFolder(Path path) {
    this.path = path;
  }

  public static TestFolder create() {
    try {
      return new TestFolder(Files.createTempDirectory("hookline-story-"));
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }
}
