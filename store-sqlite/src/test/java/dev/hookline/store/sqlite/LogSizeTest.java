package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.ingest.Appended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The write-ahead log is not cut to size while events come in: that holds up the writer. */
final class LogSizeTest {

  private static final int COMMITS = 3_500;

  @Test
  @Tag("slow")
  void the_log_stays_within_what_is_kept_of_it_when_events_come_one_by_one() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      for (int at = 0; at < COMMITS; at++) {
        assertThat(Appending.await(appending.start(appending.event())))
            .isEqualTo(new Appended.Stored());
      }
      Path log = Path.of(opened.database() + "-wal");
      assertThat(Files.size(log)).isBetween(1L << 20, (long) Connections.WAL_KEPT_BYTES);
    }
  }
}
