package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static dev.hookline.testkit.engine.ScriptedHandler.fail;
import static dev.hookline.testkit.engine.ScriptedHandler.overloaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a failed job is attempted again. */
class RetryTest {

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);

  @Test
  void a_failed_job_is_attempted_again_when_it_is_due_and_not_before() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.handler.end(fail());
    rig.settle();
    Instant dueAt = rig.jobs(JobStatus.READY).getFirst().dueAt();
    assertThat(Duration.between(rig.clock.instant(), dueAt)).isBetween(seconds(4), seconds(6));

    rig.pass(Duration.between(rig.clock.instant(), dueAt).minusMillis(1));
    assertThat(rig.handler.begun()).hasSize(1);
    rig.pass(Duration.ofMillis(1));
    assertThat(rig.handler.begun()).hasSize(2);
    assertThat(rig.handler.begun().get(1).job().attempt()).isEqualTo(2);
  }

  @Test
  void the_wait_that_the_answer_asked_for_is_kept() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.handler.end(overloaded(Duration.ofMinutes(10)));
    rig.settle();

    rig.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(rig.handler.begun()).hasSize(1);
    rig.pass(Duration.ofMillis(1));
    assertThat(rig.handler.begun()).hasSize(2);
  }

  @Test
  void a_job_fails_for_good_after_its_last_attempt() {
    RetryPolicy twice = new RetryPolicy.Schedule(List.of(seconds(1)));
    rig.endpoint("a", 1, null, twice);
    rig.handler.answerAtOnce(claimed -> fail());
    rig.arrives("a");
    rig.pass(Duration.ofHours(1));

    Job job = rig.jobs(JobStatus.FAILED).getFirst();
    assertThat(job.attempt()).isEqualTo(2);
    assertThat(job.failures()).isEqualTo(2);
    assertThat(rig.store.jobReader().attempts(job.id())).hasSize(2);
  }

  @Test
  void a_deferred_job_comes_back_without_having_failed() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.handler.end(new Outcome.Defer("later", rig.clock.instant().plus(seconds(30))));
    rig.pass(seconds(30));

    assertThat(rig.handler.begun()).hasSize(2);
    assertThat(rig.handler.begun().getLast().job().failures()).isZero();
  }

  @Test
  void an_overloaded_lane_goes_slower_and_recovers() {
    Endpoint endpoint = rig.endpoint("a", 8);
    rig.arrive("a", 8);
    rig.settle();
    assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(8);

    rig.handler.endAll(overloaded(Duration.ZERO));
    rig.arrive("a", 100);
    rig.settle();
    assertThat(rig.handler.underWay(endpoint.id())).isZero();

    rig.pass(Duration.ofMillis(500));
    assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(4);

    int most = 4;
    for (int at = 0; at < 40; at++) {
      rig.handler.end(done());
      rig.settle();
      most = Math.max(most, rig.handler.underWay(endpoint.id()));
    }
    assertThat(most).isEqualTo(8);
  }

  @Test
  void a_dead_lane_is_tried_about_twice_a_minute() {
    rig.endpoint("a", 64);
    rig.handler.answerAtOnce(claimed -> overloaded(Duration.ZERO));
    rig.arrive("a", 1_000);
    rig.pass(Duration.ofMinutes(5));
    int before = rig.handler.begun().size();

    rig.pass(Duration.ofMinutes(5));
    assertThat(rig.handler.begun().size() - before).isBetween(9, 12);
  }

  @Test
  void a_dead_lane_with_a_large_backlog_does_not_delay_another() {
    rig.endpoint("dead", 64);
    Endpoint other = rig.endpoint("other", 64);
    rig.handler.answerAtOnce(claimed -> overloaded(Duration.ZERO));
    rig.arrive("dead", 100_000);
    rig.pass(seconds(60));
    rig.handler.answerLater();

    rig.arrive("other", 5);
    rig.settle();
    assertThat(rig.handler.underWay(other.id())).isEqualTo(5);
    assertThat(rig.engine.heldBytes()).isLessThan(30_000);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
