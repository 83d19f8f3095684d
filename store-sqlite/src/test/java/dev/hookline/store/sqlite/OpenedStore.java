package dev.hookline.store.sqlite;

import dev.hookline.live.Meters;
import dev.hookline.testkit.contract.StoreUnderTest;
import dev.hookline.testkit.contract.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A store in a folder of its own, which is deleted with it. */
final class OpenedStore implements StoreUnderTest, AutoCloseable {

  private final Path folder;
  private final SqliteSettings settings;
  private SqliteStore store;

  OpenedStore() {
    this(settings -> settings, System::nanoTime);
  }

  OpenedStore(Meters meters) {
    this(settings -> settings, System::nanoTime, meters);
  }

  OpenedStore(UnaryOperator<SqliteSettings> settings, LongSupplier nanoClock) {
    this(settings, nanoClock, Meters.NONE);
  }

  private OpenedStore(
      UnaryOperator<SqliteSettings> settings, LongSupplier nanoClock, Meters meters) {
    try {
      folder = Files.createTempDirectory("hookline-store");
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    this.settings = settings.apply(SqliteSettings.standard(folder));
    store = open(this.settings, nanoClock, meters);
  }

  private static SqliteStore open(SqliteSettings settings, LongSupplier nanoClock, Meters meters) {
    return SqliteStore.open(settings, InstantSource.system(), nanoClock, SecretCipher.NONE, meters);
  }

  static SqliteStore open(SqliteSettings settings) {
    return open(settings, System::nanoTime, Meters.NONE);
  }

  static SqliteStore open(Path folder) {
    return open(SqliteSettings.standard(folder), System::nanoTime, Meters.NONE);
  }

  SqliteStore store() {
    return store;
  }

  Path folder() {
    return folder;
  }

  Path database() {
    return settings.database();
  }

  /** Closes the store and opens it again. */
  SqliteStore reopen() {
    store.close();
    store = open(settings, System::nanoTime, Meters.NONE);
    return store;
  }

  @Override
  public Stores stores() {
    return stores(store);
  }

  @Override
  public void settle() {
    // Changes are written in the order of their arrival, and this one waits for its commit.
    store.projects().defaultProject(store.ids().next());
  }

  static Stores stores(SqliteStore store) {
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
        store.tasks(),
        store.queues(),
        store.runs(),
        store.tokens(),
        store.schedules(),
        store.health());
  }

  @Override
  public void close() throws IOException {
    store.close();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
