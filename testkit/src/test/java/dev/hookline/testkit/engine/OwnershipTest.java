package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.EngineShutdown;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns a job when a process ends, in order or without a word. */
class OwnershipTest {

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);

  @Test
  void the_jobs_of_a_process_that_died_are_attempted_by_the_next_one() {
    rig.endpoint("a", 1);
    rig.arrive("a", 20);
    rig.settle();
    rig.crashAndRestart();

    rig.handler.answerAtOnce(claimed -> done());
    rig.handler.endAll(done());
    rig.settle();
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(20);
    Job first = rig.handler.begun().getFirst().job();
    List<Attempt> attempts = rig.store.jobReader().attempts(first.id());
    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(attempts.getFirst().error()).isEqualTo(AttemptError.INTERRUPTED);
  }

  @Test
  void the_result_of_a_former_owner_is_refused() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    ScriptedHandler.Begun before = rig.handler.underWay().getFirst();
    rig.crashAndRestart();
    before.done().accept(rig.handler.result(before.claimed(), done()));
    rig.settle();

    assertThat(rig.observer.stale).hasSize(1);
    assertThat(rig.jobs(JobStatus.RUNNING)).hasSize(1);
    rig.handler.end(done());
    rig.settle();
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(1);
  }

  @Test
  void a_drain_gives_back_what_was_not_begun_and_waits_for_what_was() throws Exception {
    Endpoint endpoint = rig.endpoint("a", 1);
    rig.arrive("a", 20);
    rig.settle();
    try (Drain drain = Drain.of(rig)) {
      drain.step(() -> rig.jobs(JobStatus.RUNNING).size() == 1);
      assertThat(drain.isOver()).isFalse();
      rig.handler.end(done());
      drain.untilOver();
    }
    assertThat(rig.handler.underWay(endpoint.id())).isZero();
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(1);
    assertThat(rig.jobs(JobStatus.READY))
        .hasSize(19)
        .allMatch(job -> job.attempt() == 0 && job.owner() == null);
  }

  @Test
  void a_drain_gives_back_what_is_committed_while_it_waits() throws Exception {
    Endpoint endpoint = rig.endpoint("a", 1);
    rig.store.commits().hold();
    rig.arrive("a", 3);
    try (Drain drain = Drain.of(rig)) {
      drain.step(() -> hasBegun(endpoint.lane()));
      rig.store.commits().release();
      drain.untilOver();
    }
    assertThat(rig.jobs(JobStatus.READY)).hasSize(3).allMatch(job -> job.attempt() == 0);
  }

  @Test
  void a_drain_waits_until_the_last_end_is_stored() throws Exception {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.store.commits().hold();
    try (Drain drain = Drain.of(rig)) {
      rig.handler.end(done());
      drain.step(() -> rig.store.commits().waiting() == 1);
      drain.steps(20);
      assertThat(drain.isOver()).isFalse();
      rig.store.commits().release();
      drain.untilOver();
    }
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(1);
  }

  @Test
  void a_drain_waits_for_what_is_under_way_though_the_store_takes_nothing_back() throws Exception {
    rig.endpoint("a", 1);
    rig.arrive("a", 3);
    rig.settle();
    rig.store.faults().refuseWrites();
    try (Drain drain = Drain.of(rig)) {
      drain.steps(20);
      assertThat(drain.isOver()).isFalse();
      rig.store.faults().acceptWrites();
      rig.handler.end(done());
      drain.untilOver();
    }
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(1);
    assertThat(rig.jobs(JobStatus.READY)).hasSize(2);
  }

  @Test
  void a_drain_ends_when_its_time_is_up() throws Exception {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    new EngineShutdown(rig.engine, rig.store.jobStore()).drain(Duration.ofMillis(20));

    assertThat(rig.jobs(JobStatus.RUNNING)).hasSize(1);
  }

  private boolean hasBegun(Lane lane) {
    if (rig.engine.reserve(lane, 1)) {
      rig.engine.abandoned(lane, 1);
      return false;
    }
    return true;
  }
}
