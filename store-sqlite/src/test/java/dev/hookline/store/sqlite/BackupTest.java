package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.event.Event;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void a_copy_of_an_open_store_is_itself_one_with_all_that_was_there() throws Exception {
    Path copy = folder.resolve("hookline.db");
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      List<Event> before = appending.stored(500);

      long bytes = Backup.make(opened.folder(), copy);

      assertThat(bytes).isEqualTo(Files.size(copy)).isPositive();
      assertThat(appending.stored(1)).as("the store goes on").hasSize(1);
      try (SqliteStore restored = OpenedStore.open(folder)) {
        assertThat(restored.eventReader().accepted()).isEqualTo(before.size());
        assertThat(restored.health().problem()).isEmpty();
        assertThat(restored.eventReader().find(before.getLast().project(), before.getLast().id()))
            .isPresent();
      }
    }
  }

  @Test
  void only_its_owner_can_read_it() throws Exception {
    Path copy = folder.resolve("copy.db");
    try (OpenedStore opened = new OpenedStore()) {
      Backup.make(opened.folder(), copy);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_is_there_is_not_touched() throws Exception {
    Path copy = Files.writeString(folder.resolve("copy.db"), "dear to me");
    try (OpenedStore opened = new OpenedStore()) {
      assertThatThrownBy(() -> Backup.make(opened.folder(), copy))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(copy).hasContent("dear to me");
  }

  @Test
  void a_copy_that_another_is_making_is_not_touched() throws Exception {
    Path copy = folder.resolve("copy.db");
    Path unfinished = Files.writeString(folder.resolve("copy.db.part"), "half of it");
    try (OpenedStore opened = new OpenedStore()) {
      assertThatThrownBy(() -> Backup.make(opened.folder(), copy))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another backup");
    }
    assertThat(unfinished).hasContent("half of it");
    assertThat(copy).doesNotExist();
  }

  @Test
  void a_folder_that_is_missing_is_named() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      assertThatThrownBy(() -> Backup.make(opened.folder(), folder.resolve("none/copy.db")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(folder.resolve("none") + ": there is no such folder");
    }
  }

  /** The process makes the file that a copy is until it is whole, and is told to end. */
  @Test
  void a_copy_that_is_stopped_leaves_nothing() {
    JavaCommand command =
        JavaCommand.main(BackupUntilStopped.class)
            .withJvmOptions("-Xmx32m")
            .withArguments(folder.resolve("copy.db").toString());
    try (ProcessUnderTest process = command.start()) {
      process.awaitLine("copying", LIMIT);
      assertThat(folder).isDirectoryContaining("glob:**/copy.db.part");
      process.terminate();
      process.awaitExit(LIMIT);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void of_a_copy_that_failed_nothing_is_left() throws Exception {
    Path copy = folder.resolve("copy.db");
    Files.writeString(folder.resolve("hookline.db"), "not a database".repeat(1_000));

    assertThatThrownBy(() -> Backup.make(folder, copy)).isInstanceOf(IOException.class);

    assertThat(copy).doesNotExist();
    assertThat(folder.resolve("copy.db.part")).doesNotExist();
  }
}
