package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder of the build: the usual temporary one may be in memory, where nothing is dropped. */
final class ColdPagesTest {

  private static final long MIB = 1 << 20;

  @TempDir(factory = BuildFolder.class)
  private Path folder;

  private static void grow(Path file, long bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long done = 0; done < bytes; done += MIB) {
        ByteBuffer block = ByteBuffer.allocate((int) MIB);
        while (block.hasRemaining()) {
          channel.write(block);
        }
      }
      channel.force(true);
    }
  }

  @Test
  void what_is_old_is_forgotten_and_the_end_is_kept() throws Throwable {
    Path file = folder.resolve("grown");
    grow(file, MIB);
    try (ColdPages pages = new ColdPages(file, 4 * MIB)) {
      grow(file, 15 * MIB);
      pages.forget();
      assertThat(ResidentBytes.of(file)).isBetween(4 * MIB, 6 * MIB);
      grow(file, 8 * MIB);
      pages.forget();
      assertThat(ResidentBytes.of(file)).isBetween(4 * MIB, 6 * MIB);
    }
  }

  @Test
  void a_small_file_is_left_alone() throws Throwable {
    Path file = folder.resolve("small");
    grow(file, MIB);
    try (ColdPages pages = new ColdPages(file, 4 * MIB)) {
      grow(file, 2 * MIB);
      pages.forget();
      assertThat(ResidentBytes.of(file)).isEqualTo(3 * MIB);
    }
  }

  @Test
  void a_file_that_has_shrunk_goes_on_from_there() throws Throwable {
    Path file = folder.resolve("shrunk");
    grow(file, MIB);
    try (ColdPages pages = new ColdPages(file, 4 * MIB)) {
      grow(file, 15 * MIB);
      pages.forget();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(2 * MIB);
      }
      pages.forget();
      grow(file, 10 * MIB);
      pages.forget();
      assertThat(ResidentBytes.of(file)).isBetween(4 * MIB, 6 * MIB);
    }
  }

  @Test
  void what_checkpoints_have_moved_is_forgotten() throws Throwable {
    Path database = SqliteSettings.standard(folder).database();
    SqliteStore store = OpenedStore.open(folder);
    ColdPages pages = new ColdPages(database, MIB / 8);
    try (store) {
      new Appending(store).stored(10_000);
      new Checkpointer(new Connections(database, InjectedFault.NONE), pages).pass();
      assertThat(Files.size(database)).isGreaterThan(MIB);
      assertThat(ResidentBytes.of(database)).isLessThan(MIB / 4);
    }
    pages.close();
  }
}
