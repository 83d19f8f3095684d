package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the engine does when those around it err. */
class HandlerDefectTest {

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);

  @Test
  void a_handler_that_throws_counts_as_a_failed_attempt() {
    rig.endpoint("a");
    rig.handler.answerAtOnce(claimed -> {
      throw new IllegalStateException("a planted defect");
    });
    rig.arrives("a");
    rig.settle();

    Job job = rig.jobs(JobStatus.READY).getFirst();
    assertThat(job.failures()).isEqualTo(1);
    Attempt attempt = rig.store.jobReader().attempts(job.id()).getFirst();
    assertThat(attempt.error()).isEqualTo(AttemptError.INTERNAL);
    assertThat(attempt.detail()).doesNotContain("planted");
    assertThat(rig.engine.running()).isZero();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void a_handler_that_answers_twice_is_heard_once() {
    Endpoint endpoint = rig.endpoint("a", 1);
    rig.arrive("a", 4);
    rig.settle();
    ScriptedHandler.Begun first = rig.handler.underWay().getFirst();
    rig.handler.end(done());
    first.done().accept(rig.handler.result(first.claimed(), done()));
    rig.settle();

    assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(1);
    rig.handler.answerAtOnce(claimed -> done());
    rig.handler.end(done());
    rig.settle();
    assertThat(rig.engine.running()).isZero();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void an_observer_that_throws_stops_nothing() {
    Endpoint endpoint = rig.endpoint("a", 1);
    rig.observer.throwing = true;
    rig.handler.answerAtOnce(claimed -> done());
    rig.arrive("a", 20);
    rig.settle();

    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(20);
    assertThat(rig.handler.underWay(endpoint.id())).isZero();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void answers_that_come_at_once_do_not_pile_up_on_the_stack() {
    EngineRig large =
        new EngineRig(new EngineLimits(200_000, 1L << 30, 500, Duration.ofSeconds(15)));
    large.endpoint("a", 1);
    large.handler.answerAtOnce(claimed -> done());
    large.arrive("a", 100_000);
    large.settle();

    assertThat(large.handler.begun()).hasSize(100_000);
    assertThat(large.engine.heldBytes()).isZero();
  }
}
