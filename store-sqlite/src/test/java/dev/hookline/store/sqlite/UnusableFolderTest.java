package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
