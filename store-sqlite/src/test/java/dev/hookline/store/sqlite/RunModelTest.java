package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.live.Meters;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.contract.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does the same at random to a store on disk and to one in memory: both must say the same all the
 * time. A copy of the files holds it all, and nothing is left when all has ended and is deleted.
 */
final class RunModelTest {

  private static final int STEPS = 400;
  private static final int STEPS_BETWEEN_LOOKS = 10;
  private static final Instant EVER = Instant.parse("2090-01-01T00:00:00Z");
  private static final List<String> TABLES =
      List.of(
          "event",
          "job",
          "attempt",
          "run",
          "run_tag",
          "run_key",
          "run_step",
          "run_log",
          "run_wait",
          "token");

  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_store_on_disk_says_what_one_in_memory_says(long seed, @TempDir Path folder)
      throws Exception {
    try (SqliteStore disk = open(folder.resolve("store"))) {
      TwoStores stores = new TwoStores(disk);
      RandomRuns runs = new RandomRuns(stores, clock, seed);
      for (int step = 0; step < STEPS; step++) {
        runs.step();
        compareLanes(stores, runs);
        if (step % STEPS_BETWEEN_LOOKS == 0) {
          compareRuns(stores, runs);
        }
      }
      compareRuns(stores, runs);
      assertThat(runs.woken()).isNotEmpty();
      assertThatACopyHoldsIt(disk, runs, folder);

      end(stores, runs);
      assertThatNothingIsLeft(disk);
    }
  }

  private SqliteStore open(Path folder) {
    return SqliteStore.open(
        SqliteSettings.standard(folder), clock, System::nanoTime, SecretCipher.NONE, Meters.NONE);
  }

  private static void compareRuns(TwoStores stores, RandomRuns runs) {
    for (Job run : runs.known()) {
      stores.both(ports -> ports.jobReader().find(run.project(), run.id()));
    }
  }

  private void compareLanes(TwoStores stores, RandomRuns runs) {
    for (Id target : runs.targets()) {
      Lane lane = new Lane(JobKind.RUN, target);
      stores.both(ports -> ports.queues().depth(lane, 100));
    }
    stores.both(ports -> ports.runs().nextExpiry(clock.instant()));
    stores.both(ports ->
        ports.runs().expiring(clock.instant(), null, 100).stream().map(Job::id).sorted().toList());
    stores.both(ports -> ports.jobReader().counts(JobKind.RUN));
    stores.compareWoken();
  }

  private void assertThatACopyHoldsIt(SqliteStore disk, RandomRuns runs, Path folder)
      throws Exception {
    Path copied = Files.createDirectory(folder.resolve("copy"));
    for (String file : List.of("hookline.db", "hookline.db-wal")) {
      Files.copy(folder.resolve("store").resolve(file), copied.resolve(file));
    }
    try (SqliteStore copy = open(copied)) {
      for (Job run : runs.known()) {
        assertThat(copy.jobReader().find(run.project(), run.id()))
            .isEqualTo(disk.jobReader().find(run.project(), run.id()));
      }
    }
  }

  private void end(TwoStores stores, RandomRuns runs) {
    for (Id target : runs.targets()) {
      stores.both(ports ->
          ports.jobStore().cancelAll(new Lane(JobKind.RUN, target), "over", EVER, _ -> {}));
    }
    stores.both(ports -> ports.jobReader().open(JobKind.RUN));
    stores.both(ports -> deleted(ports));
  }

  private static int deleted(Stores ports) {
    int deleted = 0;
    int now;
    do {
      now = ports.retention().deleteEvents(EVER, 1_000);
      deleted += now;
    } while (now > 0);
    ports.retention().deleteKeys(EVER, 10_000);
    ports.retention().deleteTokens(EVER, 10_000);
    return deleted;
  }

  private static void assertThatNothingIsLeft(SqliteStore disk) {
    for (String table : TABLES) {
      long rows =
          disk.writer()
              .write(transaction -> transaction.query("SELECT count(*) FROM " + table).number());
      assertThat(rows).as(table).isZero();
    }
    for (JobStatus status : JobStatus.values()) {
      assertThat(disk.jobReader().counts(JobKind.RUN)).containsEntry(status, 0L);
    }
    assertThat(disk.jobReader().open(JobKind.RUN)).isZero();
  }
}
