package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunQuery;
import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it stores runs has lost nothing that it had acknowledged. */
final class KilledStoreTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SOON = RunsUntilKilled.WAIT.dividedBy(2);

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void runs_and_their_waits_survive_a_kill(int rounds, @TempDir Path folder) {
    List<String> said = killedAfter(rounds, folder);

    try (SqliteStore store = OpenedStore.open(folder)) {
      Map<Id, Job> runs = runs(store);
      assertThat(said).anyMatch(line -> line.startsWith("woken"));
      said.forEach(line -> assertThatItHolds(line, runs));
      runs.values().forEach(run -> assertThatItWaitsForWhatIsToCome(run, runs));
      assertThatEachFailureHasItsAlert(store, runs);
      assertThatTheyAreCounted(store, runs);
      assertThatNoneStaysClaimed(store, runs);
    }
  }

  private static List<String> killedAfter(int rounds, Path folder) {
    JavaCommand command =
        JavaCommand.main(RunsUntilKilled.class)
            .withJvmOptions("-Xmx128m", "--enable-native-access=ALL-UNNAMED")
            .withArguments(folder.toString());
    try (ProcessUnderTest process = command.start()) {
      process.awaitLine("round " + rounds, LIMIT);
      process.kill();
      process.awaitExit(LIMIT);
      return process.outputLines();
    }
  }

  private static Map<Id, Job> runs(SqliteStore store) {
    Id project = store.projects().defaultProject(store.ids().next());
    Map<Id, Job> runs = new HashMap<>();
    all(page ->
            store
                .runs()
                .list(
                    new RunQuery(
                        project, null, null, null, Set.of(), null, null, null, null, null, page)))
        .forEach(run -> runs.put(run.id(), run));
    return runs;
  }

  private static void assertThatItHolds(String line, Map<Id, Job> runs) {
    int space = line.indexOf(' ');
    Id.parse(IdPrefix.RUN, line.substring(space + 1))
        .ifPresent(id -> {
          Job run = kept(runs, id);
          switch (line.substring(0, space)) {
            case "suspended" -> assertThat(waiting(run)).as(line).isNotNull();
            case "failed" -> assertThat(run.status()).as(line).isEqualTo(JobStatus.FAILED);
            case "ended" -> assertThat(run.status()).as(line).isEqualTo(JobStatus.SUCCEEDED);
            case "woken" -> assertThat(isDueSoon(run)).as(line).isTrue();
            default -> assertThat(line).startsWith("stored");
          }
        });
  }

  private static void assertThatItWaitsForWhatIsToCome(Job run, Map<Id, Job> runs) {
    if (waiting(run) instanceof RunWait.Runs(List<Id> children)) {
      boolean haveEnded = children.stream().allMatch(child -> kept(runs, child).status().isFinal());
      assertThat(isDueSoon(run)).isEqualTo(haveEnded);
    }
  }

  /** And each alert its failure. */
  private static void assertThatEachFailureHasItsAlert(SqliteStore store, Map<Id, Job> runs) {
    List<String> failed =
        runs.values().stream()
            .filter(run -> run.status() == JobStatus.FAILED)
            .map(run -> run.id().text(IdPrefix.RUN))
            .toList();
    List<Event> alerts = alerts(store);
    assertThat(failed).isNotEmpty();
    assertThat(alerts).extracting(Event::eventId).containsExactlyInAnyOrderElementsOf(failed);
    assertThat(store.jobReader().counts(JobKind.DELIVERY))
        .containsEntry(JobStatus.READY, (long) alerts.size());
  }

  private static List<Event> alerts(SqliteStore store) {
    Id project = store.projects().defaultProject(store.ids().next());
    return all(page ->
        store
            .eventReader()
            .list(new EventQuery(project, Event.ALERT_SOURCE, null, null, null, page)));
  }

  private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
    List<T> all = new ArrayList<>();
    @Nullable Id after = null;
    do {
      Page<T> page = list.apply(new PageRequest(PageRequest.LIMIT_MAX, after, null, null));
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  private static Job kept(Map<Id, Job> runs, Id id) {
    return Objects.requireNonNull(runs.get(id), "a run that was acknowledged is lost");
  }

  private static @Nullable RunWait waiting(Job run) {
    return Objects.requireNonNull(run.run()).waiting();
  }

  private static boolean isDueSoon(Job run) {
    return run.dueAt().isBefore(Instant.now().plus(SOON));
  }

  private static void assertThatTheyAreCounted(SqliteStore store, Map<Id, Job> runs) {
    Map<JobStatus, Long> counts = store.jobReader().counts(JobKind.RUN);
    for (JobStatus status : JobStatus.values()) {
      assertThat(runs.values().stream().filter(run -> run.status() == status).count())
          .isEqualTo(counts.get(status));
    }
  }

  private static void assertThatNoneStaysClaimed(SqliteStore store, Map<Id, Job> runs) {
    long claimed = runs.values().stream().filter(run -> run.status() == JobStatus.RUNNING).count();
    assertThat(store.jobStore().rescue(store.ids().next(), Instant.now())).isEqualTo((int) claimed);
    assertThat(store.jobReader().counts(JobKind.RUN)).containsEntry(JobStatus.RUNNING, 0L);
  }
}
