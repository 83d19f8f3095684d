package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.live.Meters;
import dev.hookline.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest {

  @Test
  void everything_is_there_again_after_the_store_was_closed_and_opened() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      List<Event> stored = new Appending(opened.store()).stored(500);

      Appending again = new Appending(opened.reopen());

      assertThat(stored).hasSize(500).allMatch(again::isThere);
      assertThat(again.stored(10)).hasSize(10);
    }
  }

  @Test
  void a_copy_of_the_files_of_an_open_store_holds_all_that_was_acknowledged(@TempDir Path folder)
      throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      List<Event> stored = new Appending(opened.store()).stored(2_000);
      for (String file : List.of("hookline.db", "hookline.db-wal")) {
        Files.copy(opened.folder().resolve(file), folder.resolve(file));
      }

      try (SqliteStore copy = OpenedStore.open(folder)) {
        assertThat(stored).allMatch(new Appending(copy)::isThere);
      }
      assertThat(integrity(folder.resolve("hookline.db"))).isEqualTo("ok");
    }
  }

  @Test
  void a_folder_that_is_in_use_is_refused_and_free_again_after_closing(@TempDir Path folder) {
    try (SqliteStore first = OpenedStore.open(folder)) {
      assertThat(first.health().problem()).isEmpty();
      assertThatThrownBy(() -> OpenedStore.open(folder))
          .isInstanceOf(FolderInUse.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use");
    }
    OpenedStore.open(folder).close();
  }

  @Test
  void ids_go_on_after_those_that_are_stored_although_the_clock_was_set_back(@TempDir Path folder) {
    Id last;
    try (SqliteStore store = openAt(folder, "2030-01-01T00:00:00Z")) {
      last = new Appending(store).stored(1).getFirst().id();
    }
    try (SqliteStore store = openAt(folder, "2020-01-01T00:00:00Z")) {
      assertThat(store.ids().next()).isGreaterThan(last);
    }
  }

  @Test
  void a_database_of_a_newer_release_is_refused(@TempDir Path folder) throws Exception {
    OpenedStore.open(folder).close();
    try (Connection connection = connect(folder.resolve("hookline.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO flyway_schema_history
          SELECT 99, '99', 'later', type, 'V99__later.sql', 1, '', '', 0, 1
          FROM flyway_schema_history WHERE installed_rank = 1
          """);
    }

    assertThatThrownBy(() -> OpenedStore.open(folder))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessageContaining("newer release");
  }

  @Test
  void a_database_made_with_an_altered_script_is_refused(@TempDir Path folder) throws Exception {
    OpenedStore.open(folder).close();
    try (Connection connection = connect(folder.resolve("hookline.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE flyway_schema_history SET checksum = checksum + 1");
    }

    assertThatThrownBy(() -> OpenedStore.open(folder)).isInstanceOf(SchemaMismatch.class);
  }

  @Test
  void the_connections_are_set_up_for_durability(@TempDir Path folder) throws Exception {
    Connections connections =
        new Connections(new DatabaseFile(folder.resolve("hookline.db")), InjectedFault.NONE);
    try (Connection writer = connections.writer()) {
      assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(writer, "synchronous")).isEqualTo("2");
      assertThat(pragma(writer, "auto_vacuum")).isEqualTo("2");
      assertThat(pragma(writer, "busy_timeout")).isEqualTo("15000");
      assertThat(pragma(writer, "wal_autocheckpoint")).isEqualTo("0");
      assertThat(pragma(writer, "page_size")).isEqualTo(Integer.toString(Connections.PAGE_BYTES));
      assertThat(pragma(writer, "mmap_size")).isIn("0", "");
    }
  }

  @Test
  void a_start_takes_no_id_of_an_earlier_one_even_when_the_clock_is_behind(@TempDir Path folder) {
    Id owner;
    try (SqliteStore store = openAt(folder, "2026-01-02T00:00:00Z")) {
      Appending appending = new Appending(store);
      Event event = appending.event();
      Job job = appending.samples().ready(appending.project(), appending.project());
      owner = store.ids().next();
      Appending.await(appending.start(event, Lifecycle.claim(job, owner)));
    }

    try (SqliteStore store = openAt(folder, "2026-01-01T00:00:00Z")) {
      assertThat(store.ids().next()).isGreaterThan(owner);
    }
  }

  @Test
  void a_database_that_cannot_be_opened_is_not_left_open(@TempDir Path folder) throws Exception {
    Path database = folder.resolve("hookline.db");
    OpenedStore.open(folder).close();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE flyway_schema_history SET checksum = checksum + 1");
    }
    assertThatThrownBy(() -> OpenedStore.open(folder)).isInstanceOf(SchemaMismatch.class);
    assertThat(isOpen(database)).isFalse();

    Files.write(database, new byte[Connections.PAGE_BYTES]);
    Files.writeString(database, "no database");
    Connections connections = new Connections(new DatabaseFile(database), InjectedFault.NONE);
    assertThatThrownBy(connections::writer).isInstanceOf(SQLException.class);
    assertThat(isOpen(database)).isFalse();
  }

  /** Whether this process has the file open, on Linux. */
  private static boolean isOpen(Path file) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.anyMatch(descriptor -> leadsTo(file, descriptor));
    }
  }

  private static boolean leadsTo(Path file, Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static SqliteStore openAt(Path folder, String time) {
    return SqliteStore.open(
        SqliteSettings.standard(folder),
        ManualClock.at(Instant.parse(time)),
        System::nanoTime,
        SecretCipher.NONE,
        Meters.NONE);
  }

  private static String integrity(Path database) throws Exception {
    try (Connection connection = connect(database)) {
      return pragma(connection, "integrity_check");
    }
  }

  private static String pragma(Connection connection, String name) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static Connection connect(Path database) throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }
}
