package dev.hookline.testkit.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.Intake;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobStatus;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.NoMeters;
import dev.hookline.operate.Replay;
import dev.hookline.route.Router;
import dev.hookline.route.RunRouting;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sending a stored event again. */
class ReplayTest {

  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final MemoryStore store = MemoryStore.immediate(ids);
  private final QuietEngine engine = new QuietEngine(store, ids, clock);
  private final Router router =
      new Router(engine.endpoints(), RunRouting.NONE, engine.engine(), ids);
  private final ChangeFeed feed = new ChangeFeed(16);
  private final List<Integer> queued = new ArrayList<>();
  private final Intake intake =
      new Intake(router, store.eventLog(), engine.engine(), feed, new Counting());
  private final Replay replay = new Replay(router, store.jobActions(), intake);
  private final Id project = ids.next();
  private final Event event = stored(event());

  @Test
  void a_replay_makes_new_deliveries_for_all_that_want_the_event() {
    engine.endpoints().add(endpoint("invoice.*"));
    engine.endpoints().add(endpoint("order.*"));
    List<Job> jobs = replay.replay(event, null).orElseThrow();
    assertThat(jobs).hasSize(1);
    assertThat(store.storedJobs()).isEqualTo(jobs);
    assertThat(jobs.getFirst().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(replay.replay(event, null).orElseThrow()).doesNotContainAnyElementsOf(jobs);
  }

  @Test
  void a_replay_to_one_endpoint_does_not_ask_whether_it_wants_the_event() {
    Endpoint other = endpoint("order.*");
    engine.endpoints().add(other);
    assertThat(replay.replay(event, null)).contains(List.of());
    assertThat(replay.replay(event, other).orElseThrow()).hasSize(1);
  }

  @Test
  void the_jobs_of_a_replay_are_counted() {
    engine.endpoints().add(endpoint("invoice.*"));
    engine.endpoints().add(endpoint("invoice.paid"));
    replay.replay(event, null);
    assertThat(queued).containsExactly(0, 2);
  }

  @Test
  void each_job_of_a_replay_is_told() {
    Endpoint on = endpoint("order.*");
    Endpoint off = endpoint("order.*").disabled("by hand", clock.instant());
    engine.endpoints().add(on);
    engine.endpoints().add(off);
    replay.replay(event, on);
    replay.replay(event, off);
    assertThat(feed.after(0, 10).changes())
        .extracting(Change::target, Change::status)
        .containsExactly(tuple(on.id(), "delivering"), tuple(off.id(), "skipped"));
  }

  @Test
  void what_cannot_be_added_holds_no_memory() {
    engine.endpoints().add(endpoint("invoice.*"));
    store.faults().refuseWrites();
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> replay.replay(event, null));
    assertThat(engine.engine().heldBytes()).isZero();
  }

  @Test
  void nor_does_what_a_defect_keeps_from_being_added() {
    engine.endpoints().add(endpoint("invoice.*"));
    Replay defective = new Replay(router, new DefectiveActions(), intake);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> defective.replay(event, null));
    assertThat(engine.engine().heldBytes()).isZero();
  }

  @Test
  void an_event_that_was_deleted_meanwhile_is_not_replayed() {
    engine.endpoints().add(endpoint("invoice.*"));
    Event deleted = event();
    assertThat(replay.replay(deleted, null)).isEmpty();
    assertThat(store.storedJobs()).isEmpty();
    assertThat(engine.engine().heldBytes()).isZero();
  }

  private Event stored(Event accepted) {
    store.eventLog().append(List.of(new Append(accepted, List.of(), ReplayTest::isStored)));
    return accepted;
  }

  private static void isStored(Appended appended) {
    assertThat(appended).isInstanceOf(Appended.Stored.class);
  }

  private Event event() {
    Id id = ids.next();
    return new Event(
        id,
        project,
        null,
        id.text(IdPrefix.EVENT),
        null,
        "invoice.paid",
        null,
        null,
        Headers.NONE,
        new Payload(new byte[10], null),
        0);
  }

  private Endpoint endpoint(String types) {
    return new Endpoint(
        ids.next(),
        project,
        "https://receiver.example/hooks",
        null,
        List.of(types),
        List.of(),
        null,
        Headers.NONE,
        SignatureSettings.STANDARD,
        List.of(new EndpointSecret("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=", null)),
        RetryPolicy.STANDARD,
        Endpoint.TIMEOUT_STANDARD,
        null,
        Endpoint.CONCURRENCY_STANDARD,
        true,
        null,
        clock.instant());
  }

  private final class Counting extends NoMeters {
    @Override
    public void queued(int events, int jobs) {
      queued.add(events);
      queued.add(jobs);
    }
  }

  private static final class DefectiveActions implements JobActions {
    @Override
    public boolean add(List<Job> jobs) {
      throw new IllegalStateException("a planted defect");
    }

    @Override
    public Result retryNow(Id project, Id job, Instant now) {
      return new Result.NotFound();
    }

    @Override
    public Result cancel(Id project, Id job, String why, Instant now) {
      return new Result.NotFound();
    }
  }
}
