package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpaceTest {

  @Test
  void the_file_shrinks_after_old_events_were_deleted() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      SqliteStore store = opened.store();
      List<Event> stored = new Appending(store).stored(10_000);
      store.checkpoint();
      long full = Files.size(opened.database());

      deleteAll(store, stored);
      store.retention().reclaimSpace();

      store.checkpoint();
      assertThat(Files.size(opened.database())).isLessThan(full / 2);
      assertThat(freePages(store)).isLessThan(pages(store) / 15);
    }
  }

  @Test
  void where_the_disk_has_little_room_no_free_page_is_kept() throws Exception {
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withFreeBytesMin(settings, usable(settings.folder()) / 2),
            System::nanoTime)) {
      SqliteStore store = opened.store();
      deleteAll(store, new Appending(store).stored(5_000));

      store.retention().reclaimSpace();

      assertThat(freePages(store)).isZero();
    }
  }

  private static void deleteAll(SqliteStore store, List<Event> stored) {
    Instant afterAll = stored.getLast().receivedAt().plusMillis(1);
    while (store.retention().deleteEvents(afterAll, 1_000) == 1_000) {
      assertThat(store.health().problem()).isEmpty();
    }
  }

  private static long freePages(SqliteStore store) {
    return store.writer().write(transaction -> transaction.query("PRAGMA freelist_count").number());
  }

  private static long pages(SqliteStore store) {
    return store.writer().write(transaction -> transaction.query("PRAGMA page_count").number());
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
