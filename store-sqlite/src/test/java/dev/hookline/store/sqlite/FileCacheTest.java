package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder of the build: the usual temporary one may be in memory, where nothing is dropped. */
final class FileCacheTest {

  private static final long MIB = 1 << 20;
  private static final long KEPT_BYTES = 4 * MIB;

  /** The system may hold pages in blocks that reach over the border. */
  private static final long KEPT_BYTES_MAX = KEPT_BYTES + 2 * MIB;

  @TempDir(factory = BuildFolder.class)
  private Path folder;

  private Path file;
  @AutoClose private FileCache cache;

  @BeforeEach
  void makeFile() throws IOException {
    file = folder.resolve("file");
    grow(MIB);
    cache = new FileCache(file, KEPT_BYTES);
  }

  private void grow(long bytes) throws IOException {
    grow(bytes, true);
  }

  private void grow(long bytes, boolean sync) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long done = 0; done < bytes; done += MIB) {
        ByteBuffer block = ByteBuffer.allocate((int) MIB);
        while (block.hasRemaining()) {
          channel.write(block);
        }
      }
      if (sync) {
        channel.force(true);
      }
    }
  }

  private void assertThatOnlyTheEndIsInMemory() throws Throwable {
    assertThat(ResidentBytes.of(file)).isBetween(KEPT_BYTES, KEPT_BYTES_MAX);
  }

  @Test
  void what_is_old_is_forgotten_and_the_end_is_kept() throws Throwable {
    grow(15 * MIB);
    cache.forgetOld();
    assertThatOnlyTheEndIsInMemory();
    grow(8 * MIB);
    cache.forgetOld();
    assertThatOnlyTheEndIsInMemory();
  }

  @Test
  void what_was_written_out_is_on_the_disk_and_can_be_forgotten_at_once() throws Throwable {
    grow(63 * MIB, false);
    cache.writeOut();
    cache.forgetOld();
    assertThatOnlyTheEndIsInMemory();
  }

  @Test
  void a_small_file_is_left_alone() throws Throwable {
    grow(2 * MIB);
    cache.forgetOld();
    assertThat(ResidentBytes.of(file)).isEqualTo(3 * MIB);
  }

  @Test
  void a_file_that_has_shrunk_goes_on_from_there() throws Throwable {
    grow(15 * MIB);
    cache.forgetOld();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(2 * MIB);
    }
    cache.forgetOld();
    grow(10 * MIB);
    cache.forgetOld();
    assertThatOnlyTheEndIsInMemory();
  }

  @Test
  void a_failure_ends_the_forgetting_and_nothing_else() throws Throwable {
    Files.delete(file);
    cache.forgetOld();
    grow(15 * MIB);
    cache.forgetOld();
    assertThat(ResidentBytes.of(file)).isEqualTo(15 * MIB);
  }

  @Test
  void what_checkpoints_have_moved_is_forgotten() throws Throwable {
    Path database = SqliteSettings.standard(folder).database();
    SqliteStore store = OpenedStore.open(folder);
    FileCache ofDatabase = new FileCache(database, MIB / 8);
    try (store) {
      new Appending(store).stored(10_000);
      new Checkpointer(
              new Connections(new DatabaseFile(database), InjectedFault.NONE),
              ofDatabase,
              new DiskSpace(new DatabaseFile(database), folder, 0),
              database)
          .pass();
      assertThat(Files.size(database)).isGreaterThan(MIB);
      assertThat(ResidentBytes.of(database)).isLessThan(MIB / 4);
    }
    ofDatabase.close();
  }
}
