package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.EventQuery;
import dev.hookline.id.Id;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobStatus;
import dev.hookline.task.RunQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No statement may read a whole table: each is looked up or walks a range of an index. */
final class ExplainTest {

  private static final Id ID = new Id(1, 2);
  private static final PageRequest PAGE =
      new PageRequest(50, ID, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

  @ParameterizedTest
  @MethodSource("statements")
  void every_statement_uses_a_key_or_an_index(String sql, @TempDir Path folder) throws Exception {
    String plan = plan(sql, folder);

    assertThat(plan.lines().filter(ExplainTest::readsWhole)).isEmpty();
  }

  private static boolean readsWhole(String step) {
    return step.startsWith("SCAN")
        && !step.contains("CONSTANT")
        && !step.contains("json_each")
        && !step.contains("(subquery"); // what it reads has a step of its own
  }

  static Stream<Named<String>> statements() {
    return Stream.of(
        Named.of("append an event", EventRows.INSERT),
        Named.of("append a pack", OpenPack.INSERT),
        Named.of("read a pack", PackReader.BYTES),
        Named.of("delete a pack", OpenPack.DELETE_UNUSED),
        Named.of("find the first with a key", DedupeKeys.FIRST),
        Named.of("delete recent keys", DedupeKeys.DELETE_RECENT),
        Named.of("finish a job", JobRows.REPLACE),
        Named.of("claim", Claim.DUE),
        Named.of("due jobs", Claim.JOBS_DUE),
        Named.of("next due", Claim.NEXT_DUE),
        Named.of("next lane", SqliteJobStore.NEXT_LANE),
        Named.of("next held lane", SqliteJobStore.NEXT_HELD_LANE),
        Named.of("orphans", SqliteJobStore.OWNED_BY_OTHERS),
        Named.of("change a lane", LaneChange.CHANGE),
        Named.of("old events", OldEvents.EVENTS),
        Named.of("old inputs", OldEvents.INPUTS),
        Named.of("delete jobs", OldEvents.DELETE_JOBS),
        Named.of("delete attempts", OldEvents.DELETE_ATTEMPTS),
        Named.of("attempts", SqliteJobReader.ATTEMPTS),
        Named.of("page of attempts", SqliteJobReader.PAGE_OF_ATTEMPTS),
        Named.of("a job", JobRows.FIND),
        Named.of("the run of a job", RunRows.FIND),
        Named.of("a run", JobRows.FIND_RUN_BY_ROW),
        Named.of("append a run", RunRows.INSERT),
        Named.of("claim runs", Claim.RUNS_DUE),
        Named.of("orphaned runs", SqliteJobStore.RUNS_OWNED_BY_OTHERS),
        Named.of("the greatest id", SqliteStore.GREATEST_ID),
        Named.of("runs beyond rescue", SqliteJobStore.BEYOND_RESCUE),
        Named.of("an event without its payload", EventRows.FIND_WITHOUT_PAYLOAD),
        Named.of("deliveries of a lane", SqliteJobStore.DELIVERIES_OF_LANE),
        Named.of("runs of a lane", SqliteJobStore.RUNS_OF_LANE),
        Named.of("a key", RunKeys.FIND),
        Named.of("move a run", RunKeys.MOVE),
        Named.of("move an expiry", RunKeys.MOVE_EXPIRY),
        Named.of("append an input", InputRows.INSERT),
        Named.of("an input", InputRows.FIND),
        Named.of("the pack of an input", InputRows.PACK),
        Named.of("replace an input", InputRows.REPLACE),
        Named.of("steps", RunSteps.LIST),
        Named.of("log", RunLog.LIST),
        Named.of("who waits", RunWaits.WAITERS),
        Named.of("what a run waits for", RunWaits.WAITS),
        Named.of("no longer waiting", RunWaits.FORGET),
        Named.of("ended", RunWaits.OVER),
        Named.of("an open token", RunWaits.OPEN_TOKEN),
        Named.of("an open run", RunWaits.OPEN_RUN),
        Named.of("whether a run is held", NotesChange.IS_HELD),
        Named.of("expiring runs", SqliteRunStore.EXPIRING),
        Named.of("the next to expire", SqliteRunStore.NEXT_EXPIRY),
        Named.of("a token", SqliteTokenStore.FIND),
        Named.of("a token by key", SqliteTokenStore.FIND_BY_KEY),
        Named.of("how a lane stands", SqliteQueueStore.IN_STATE),
        Named.of("delete keys", SqliteRetentionStore.DELETE_KEYS),
        Named.of("delete tokens", SqliteRetentionStore.DELETE_TOKENS),
        Named.of("delete a tag", RunDeletion.DELETE_TAG),
        Named.of("delete a key", RunDeletion.DELETE_KEY),
        Named.of("delete steps", RunDeletion.DELETE_STEPS),
        Named.of("delete a log", RunDeletion.DELETE_LOG),
        Named.of("delete a run", RunDeletion.DELETE_RUN),
        Named.of("an event", EventRows.FIND),
        Named.of("events", events(null, null, null)),
        Named.of("events of a source", events(ID, null, null)),
        Named.of("events by name", events(null, "order.paid", "delivery-1")),
        Named.of("jobs", jobs(null, null, Set.of())),
        Named.of("jobs of an event", jobs(ID, null, Set.of())),
        Named.of("jobs of a target", jobs(null, ID, Set.of())),
        Named.of("failed jobs", jobs(null, null, Set.of(JobStatus.FAILED))),
        Named.of("open jobs", jobs(null, null, Set.of(JobStatus.READY, JobStatus.HELD))),
        Named.of("failed jobs of a target", jobs(null, ID, Set.of(JobStatus.FAILED))),
        Named.of("runs", runs("t", "q", null, Set.of(), null, null)),
        Named.of("runs of a queue", runs(null, "q", null, Set.of(), null, null)),
        Named.of("runs with a tag", runs("t", "q", "x", Set.of(), null, null)),
        Named.of("failed runs", runs("t", null, "x", Set.of(JobStatus.FAILED), null, null)),
        Named.of("open runs", runs(null, "q", null, Set.of(JobStatus.READY), null, null)),
        Named.of("waiting runs", runs("t", null, null, Set.of(), true, null)),
        Named.of("children", runs("t", null, "x", Set.of(), null, ID)),
        Named.of(
            "requests",
            SqliteRequestLog.paged(new RequestQuery(ID, ID, RequestStatus.REJECTED, null, PAGE))
                .sql()));
  }

  private static String events(
      @Nullable Id source, @Nullable String type, @Nullable String eventId) {
    return SqliteEventReader.paged(
            new EventQuery(ID, source, type, eventId, null, PAGE), eventId == null ? null : "[1]")
        .sql();
  }

  private static String runs(
      @Nullable String task,
      @Nullable String queue,
      @Nullable String tag,
      Set<JobStatus> statuses,
      @Nullable Boolean waiting,
      @Nullable Id parent) {
    return RunListing.of(
            new RunQuery(ID, task, queue, tag, statuses, null, waiting, null, parent, null, PAGE),
            10)
        .sql();
  }

  private static String jobs(@Nullable Id event, @Nullable Id target, Set<JobStatus> statuses) {
    return JobListing.of(
            new JobQuery(ID, JobKind.DELIVERY, event, target, statuses, null, "order.paid", PAGE),
            10)
        .sql();
  }

  private static String plan(String sql, Path folder) throws SQLException {
    Connections connections =
        new Connections(new DatabaseFile(folder.resolve("hookline.db")), InjectedFault.NONE);
    StringBuilder plan = new StringBuilder();
    try (Connection connection = connections.writer()) {
      Migrations.migrate(connection);
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
        while (rows.next()) {
          plan.append(rows.getString("detail")).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
