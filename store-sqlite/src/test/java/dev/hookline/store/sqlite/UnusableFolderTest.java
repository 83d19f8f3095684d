package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnusableFolderTest {

  @TempDir private Path folder;

  @Test
  void a_file_in_the_place_of_the_folder_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "");

    assertThatThrownBy(() -> OpenedStore.open(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(file + " is there already");
  }

  @Test
  void a_database_that_is_none_is_named() throws Exception {
    Files.writeString(folder.resolve("hookline.db"), "not a database".repeat(1_000));

    assertThatThrownBy(() -> OpenedStore.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("hookline.db cannot be opened: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hookline.db", "hookline.db-wal"})
  void an_empty_database_is_not_taken_for_a_new_one(String last) throws Exception {
    Path database = Files.writeString(folder.resolve("hookline.db"), "");
    Files.writeString(folder.resolve(last), "");

    assertThatThrownBy(() -> OpenedStore.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(database + ": is empty")
        .hasMessageEndingWith("delete it to begin anew");

    assertThat(database).isEmptyFile();
    assertThat(folder.resolve(last)).exists();
  }

  @Test
  void what_a_first_start_that_was_killed_has_left_is_gone_on_with() throws Exception {
    FirstStart.begin(folder.resolve("hookline.db"));
    assertThat(folder.resolve("hookline.db")).isEmptyFile();

    OpenedStore.open(folder).close();
    OpenedStore.open(folder).close();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("hookline.db-new");
    }
  }

  @Test
  void the_database_of_another_program_is_left_as_it_is() throws Exception {
    Path database = folder.resolve("hookline.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE customer (name TEXT)");
    }
    byte[] before = Files.readAllBytes(database);

    assertThatThrownBy(() -> OpenedStore.open(folder))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessageContaining("another program")
        .hasMessageContaining("customer");

    assertThat(database).hasBinaryContent(before);
  }

  @Test
  void what_the_driver_unpacks_does_not_gather_in_the_folder() throws Exception {
    List<String> left =
        List.of(
            "sqlite-3.50.3.0-1b5d0d5e-libsqlitejdbc.so",
            "sqlite-3.50.3.0-1b5d0d5e-libsqlitejdbc.so.lck");
    for (String name : left) {
      Files.writeString(folder.resolve(name), "");
    }

    OpenedStore.open(folder).close();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("sqlite-"));
    }
  }
}
