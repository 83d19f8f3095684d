package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static dev.hookline.testkit.engine.ScriptedHandler.fail;
import static dev.hookline.testkit.engine.ScriptedHandler.overloaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Exchange;
import dev.hookline.event.Headers;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Outcome;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.job.Timings;
import dev.hookline.live.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an endpoint's jobs when it is turned off and on. */
class EndpointSwitchTest {

  private static final Exchange GONE =
      new Exchange.Answered(410, Headers.NONE, new byte[0], false, 1_000, Timings.NONE);

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);
  private final Endpoint endpoint = rig.endpoint("a", 1);

  @Test
  void what_waits_for_an_endpoint_that_is_turned_off_is_held_and_goes_on_when_it_is_on() {
    failsWhenOff();
    rig.arrive("a", 20);
    rig.settle();
    rig.endpointSwitch.disable(endpoint.id(), "by hand");
    rig.handler.end(fail());
    rig.pass(Duration.ofMinutes(1));
    assertThat(rig.jobs(JobStatus.HELD)).hasSize(20);
    assertThat(rig.engine.heldBytes()).isZero();

    rig.handler.answerAtOnce(claimed -> done());
    rig.endpointSwitch.enable(endpoint.id());
    rig.settle();
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(20);
  }

  @Test
  void what_waits_for_the_rate_limit_of_an_endpoint_that_is_turned_off_is_held_at_once() {
    Endpoint slow =
        rig.endpoint("slow", 64, new Rate(1, Duration.ofHours(24)), RetryPolicy.STANDARD);
    failsWhenOff();
    rig.arrive("slow", 3);
    rig.settle();
    rig.endpointSwitch.disable(slow.id(), "by hand");
    rig.settle();

    assertThat(rig.jobs(JobStatus.HELD)).hasSize(2);
  }

  @Test
  void being_held_uses_up_no_attempt_however_often_and_a_held_job_that_is_cancelled_can_return() {
    Endpoint slow =
        rig.endpoint("slow", 64, new Rate(1, Duration.ofHours(24)), RetryPolicy.STANDARD);
    failsWhenOff();
    rig.arrive("slow", 2);
    rig.settle();
    for (int times = 0; times < 3; times++) {
      rig.endpointSwitch.disable(slow.id(), "by hand");
      rig.settle();
      assertThat(rig.jobs(JobStatus.HELD)).singleElement().returns(0, Job::attempt);
      if (times < 2) {
        rig.endpointSwitch.enable(slow.id());
        rig.settle();
      }
    }
    Job held = rig.jobs(JobStatus.HELD).getFirst();
    rig.deliveries.cancel(rig.project, held.id());
    rig.endpointSwitch.enable(slow.id());
    rig.endpoints.change(slow.id(), EngineRig::withoutRate);
    rig.deliveries.retryNow(rig.project, held.id());
    rig.settle();

    assertThat(rig.handler.begun()).last().returns(1, claimed -> claimed.job().attempt());
  }

  @Test
  void an_endpoint_that_says_that_it_is_gone_is_turned_off() {
    rig.handler.leaveTo(rig.deliverer);
    rig.arrives("a");
    rig.settle();
    rig.sent.getFirst().accept(GONE);
    rig.settle();

    assertThat(rig.endpoints.find(endpoint.id())).returns(false, Endpoint::enabled);
  }

  @Test
  void an_answer_that_is_not_stored_does_not_turn_an_endpoint_off() {
    rig.handler.leaveTo(rig.deliverer);
    rig.arrives("a");
    rig.settle();
    rig.deliveries.cancel(rig.project, rig.jobs(JobStatus.RUNNING).getFirst().id());
    rig.sent.getFirst().accept(GONE);
    rig.settle();

    assertThat(rig.observer.stale).hasSize(1);
    assertThat(rig.endpoints.find(endpoint.id())).returns(true, Endpoint::enabled);
  }

  @Test
  void an_endpoint_that_is_turned_on_is_not_slowed_down_by_what_was_before() {
    rig.arrive("a", 3);
    rig.settle();
    rig.handler.end(overloaded(Duration.ofMinutes(10)));
    rig.settle();
    assertThat(rig.handler.underWay()).isEmpty();

    rig.endpointSwitch.enable(endpoint.id());
    rig.settle();

    assertThat(rig.handler.underWay()).hasSize(1);
  }

  @Test
  void what_the_store_did_not_let_go_on_goes_on_at_the_next_sweep() {
    rig.arrive("a", 20);
    rig.settle();
    rig.endpointSwitch.disable(endpoint.id(), "by hand");
    rig.store.faults().refuseWritesAfter(1);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> rig.endpointSwitch.enable(endpoint.id()));
    rig.store.faults().acceptWrites();
    rig.pass(EngineRig.SMALL.sweepEvery());

    assertThat(rig.jobs(JobStatus.HELD)).isEmpty();
  }

  @Test
  void what_arrives_while_an_endpoint_is_off_is_skipped() {
    rig.endpointSwitch.disable(endpoint.id(), "by hand");
    rig.arrives("a");
    rig.settle();

    assertThat(rig.jobs(JobStatus.SKIPPED)).hasSize(1);
    assertThat(rig.handler.begun()).isEmpty();
    assertThat(rig.feed.after(0, 10).changes())
        .extracting(Change::kind, Change::status, Change::reason)
        .containsExactly(
            tuple(Change.Kind.EVENT, "accepted", null),
            tuple(Change.Kind.DELIVERY, "skipped", "endpoint_disabled"));
  }

  @Test
  void a_job_that_is_held_a_moment_after_its_endpoint_was_turned_on_goes_on() {
    rig.arrives("a");
    rig.settle();
    rig.endpointSwitch.disable(endpoint.id(), "by hand");
    rig.store.commits().hold();
    rig.handler.end(new Outcome.Hold("endpoint_disabled"));
    rig.endpointSwitch.enable(endpoint.id());
    rig.settle();
    rig.store.commits().release();
    rig.settle();

    assertThat(rig.handler.begun()).hasSize(2);
  }

  @Test
  void what_is_held_for_an_endpoint_that_is_on_goes_on_when_the_process_starts_anew() {
    rig.arrive("a", 20);
    rig.settle();
    rig.store.jobStore().hold(endpoint.lane(), "endpoint_disabled");
    rig.handler.answerAtOnce(claimed -> done());
    rig.crashAndRestart();

    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(20);
  }

  @Test
  void the_jobs_of_a_deleted_endpoint_are_cancelled_and_its_results_refused() {
    rig.arrive("a", 20);
    rig.settle();
    rig.endpointSwitch.delete(endpoint.id());
    rig.handler.answerAtOnce(claimed -> new Outcome.GiveUp("endpoint_deleted"));
    rig.handler.end(done());
    rig.settle();

    assertThat(rig.jobs(JobStatus.CANCELLED)).hasSize(20);
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void the_end_of_each_job_of_a_deleted_endpoint_is_told() {
    rig.arrive("a", 20);
    rig.settle();
    long before = rig.feed.lastNumber();
    rig.endpointSwitch.delete(endpoint.id());

    List<Change> told = rig.feed.after(before, 100).changes();
    assertThat(told)
        .extracting(Change::id)
        .containsExactlyInAnyOrderElementsOf(
            rig.jobs(JobStatus.CANCELLED).stream().map(Job::id).toList());
    assertThat(told)
        .allSatisfy(change -> {
          assertThat(change.status()).isEqualTo("cancelled");
          assertThat(change.reason()).isEqualTo("endpoint_deleted");
          assertThat(change.eventType()).isEqualTo("a");
          assertThat(change.at()).isEqualTo(rig.clock.instant());
        });
  }

  private void failsWhenOff() {
    rig.handler.answerAtOnceWhen(
        claimed -> {
          Endpoint present = rig.endpoints.find(claimed.job().target());
          return present != null && !present.enabled();
        },
        new Outcome.Hold("endpoint_disabled"));
  }
}
