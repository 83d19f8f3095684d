package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.testkit.Await;
import java.nio.file.Files;
import java.time.Duration;
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

      Instant afterAll = stored.getLast().receivedAt().plusMillis(1);
      while (store.retention().deleteEvents(afterAll, 1_000) == 1_000) {
        store.retention().reclaimSpace();
      }
      Await.until(
          "the file has half of its size",
          Duration.ofSeconds(30),
          () -> {
            store.retention().reclaimSpace();
            store.checkpoint();
            return opened.database().toFile().length() < full / 2;
          });
    }
  }
}
