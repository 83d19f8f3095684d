package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.ingest.Appended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The write-ahead log is not cut to size while events come in: that holds up the writer. */
final class LogSizeTest {

  private static final int COMMITS = 3_500;
  private static final int AT_ONCE = 64;
  private static final int PAYLOAD_BYTES = 32 << 10;

  /** Three times as much as is kept of the log. */
  private static final int PAYLOADS = 3 * (Connections.WAL_KEPT_BYTES / PAYLOAD_BYTES);

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

  @Test
  @Tag("slow")
  void the_log_starts_over_although_commits_never_pause() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      Payload payload = new Payload(new byte[PAYLOAD_BYTES], null);
      Queue<CompletableFuture<Appended>> underWay = new ArrayDeque<>();
      for (int at = 0; at < PAYLOADS; at++) {
        if (underWay.size() == AT_ONCE) {
          assertThat(Appending.await(underWay.remove())).isEqualTo(new Appended.Stored());
        }
        underWay.add(appending.start(with(payload, appending.event())));
      }
      underWay.forEach(Appending::await);
      Path log = Path.of(opened.database() + "-wal");
      // How long it gets depends on how fast the disk is; without a new start it would hold all.
      assertThat(Files.size(log)).isBetween(1L << 20, 2L * Connections.WAL_KEPT_BYTES);
    }
  }

  private static Event with(Payload payload, Event event) {
    return new Event(
        event.id(),
        event.project(),
        null,
        event.eventId(),
        null,
        event.type(),
        null,
        null,
        Headers.NONE,
        payload,
        0);
  }
}
