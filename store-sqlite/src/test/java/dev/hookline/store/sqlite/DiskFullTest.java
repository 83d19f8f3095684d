package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Appended;
import dev.hookline.job.JobStatus;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.contract.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFullTest {

  private static final long LONG_LOG = 20 << 20;

  @Test
  void a_full_disk_is_told_and_nothing_is_acknowledged_that_is_not_there() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      SqliteStore store = opened.store();
      Appending appending = new Appending(store);
      allowPages(store, pages(store) + 40);
      List<Event> acknowledged = new ArrayList<>();
      Event refused = null;
      while (refused == null) {
        Event event = appending.event();
        if (Appending.await(appending.start(event)) instanceof Appended.Stored) {
          acknowledged.add(event);
        } else {
          refused = event;
        }
      }
      assertThat(store.health().problem()).isPresent();
      assertThat(appending.isThere(refused)).isFalse();
      assertThat(acknowledged).isNotEmpty().allMatch(appending::isThere);

      allowPages(store, Integer.MAX_VALUE - 2);

      assertThat(appending.stored(100)).hasSize(100);
      assertThat(store.health().problem()).isEmpty();
      assertThat(opened.reopen().eventReader().accepted()).isEqualTo(acknowledged.size() + 100);
    }
  }

  @Test
  void blocking_changes_throw_while_the_disk_is_full() throws Exception {
    try (OpenedStore opened = new OpenedStore()) {
      SqliteStore store = opened.store();
      Appending appending = new Appending(store);
      Id event = appending.stored(1).getFirst().id();
      allowPages(store, pages(store));

      assertThatThrownBy(
              () -> {
                for (int at = 0; at < 1_000; at++) {
                  store.projects().defaultProject(store.ids().next());
                  store
                      .jobActions()
                      .add(
                          List.of(
                              appending
                                  .samples()
                                  .job(
                                      appending.project(),
                                      event,
                                      store.ids().next(),
                                      JobStatus.READY,
                                      0,
                                      Samples.NOW,
                                      null)));
                }
              })
          .isInstanceOf(StoreUnavailable.class);
    }
  }

  @Test
  void intake_is_refused_before_the_disk_is_full_and_the_rest_goes_on() throws Exception {
    try (OpenedStore opened =
        new OpenedStore(
            settings -> TestSettings.withFreeBytesMin(settings, Long.MAX_VALUE),
            System::nanoTime)) {
      Appending appending = new Appending(opened.store());

      assertThat(Appending.await(appending.start(appending.event())))
          .isInstanceOfSatisfying(
              Appended.Unavailable.class,
              unavailable -> assertThat(unavailable.why()).isEqualTo("the disk is full"));
      assertThat(opened.store().health().problem()).get().asString().contains("bytes are free");
      assertThat(opened.store().jobStore().openLanes()).isEmpty();
    }
  }

  /** It may be the log itself that takes the room, and nothing is written that would shorten it. */
  @Test
  void the_log_gives_its_room_back_while_intake_is_refused(@TempDir Path folder) throws Exception {
    long stored = 0;
    try (OpenedStore opened = new OpenedStore()) {
      Appending appending = new Appending(opened.store());
      Path log = Path.of(opened.database() + "-wal");
      while (Files.size(log) < LONG_LOG) {
        stored += appending.stored(200).size();
      }
      for (Path file : List.of(opened.database(), log)) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path log = folder.resolve("hookline.db-wal");
    SqliteSettings settings =
        TestSettings.withFreeBytesMin(SqliteSettings.standard(folder), Long.MAX_VALUE);
    try (SqliteStore store = OpenedStore.open(settings)) {
      Await.until("the log is cut", Duration.ofSeconds(30), () -> log.toFile().length() < LONG_LOG);

      assertThat(store.eventReader().accepted()).isEqualTo(stored);
    }
  }

  private static long pages(SqliteStore store) {
    return store.writer().write(transaction -> transaction.query("PRAGMA page_count").number());
  }

  private static void allowPages(SqliteStore store, long pages) {
    store
        .writer()
        .write(transaction -> transaction.query("PRAGMA max_page_count = " + pages).number());
  }
}
