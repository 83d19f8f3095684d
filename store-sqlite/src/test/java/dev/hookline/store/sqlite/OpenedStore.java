package dev.hookline.store.sqlite;

import dev.hookline.live.Meters;
import dev.hookline.testkit.contract.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store in a folder that is deleted with it. */
final class OpenedStore implements AutoCloseable {

  private final Path folder;
  private final SqliteStore store;

  OpenedStore() {
    try {
      folder = Files.createTempDirectory("hookline-store");
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    store = open(SqliteSettings.standard(folder));
  }

  static SqliteStore open(SqliteSettings settings) {
    return SqliteStore.open(
        settings, InstantSource.system(), System::nanoTime, SecretCipher.NONE, Meters.NONE);
  }

  SqliteStore store() {
    return store;
  }

  static Stores ports(SqliteStore store) {
    return new Stores(
        store.ids(),
        store.eventLog(),
        store.eventReader(),
        store.jobStore(),
        store.jobReader(),
        store.jobActions(),
        store.endpoints(),
        store.sources(),
        store.requests(),
        store.apiKeys(),
        store.projects(),
        store.answers(),
        store.retention(),
        store.health());
  }

  @Override
  public void close() throws IOException {
    store.close();
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
