package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static dev.hookline.testkit.engine.ScriptedHandler.fail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.ingest.Receipt;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the engine does while the store cannot. */
class StoreTroubleTest {

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);

  @Test
  void an_end_that_cannot_be_stored_is_stored_later_and_the_job_not_attempted_again() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.store.faults().refuseWrites();
    rig.handler.end(done());
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.jobs(JobStatus.RUNNING)).hasSize(1);

    rig.store.faults().acceptWrites();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(1);
    assertThat(rig.handler.begun()).hasSize(1);
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void a_claim_that_fails_is_made_again() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.handler.end(fail());
    rig.settle();
    rig.store.faults().refuseWrites();
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.handler.begun()).hasSize(1);

    rig.store.faults().acceptWrites();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.handler.begun()).hasSize(2);
  }

  @Test
  void a_store_that_cannot_be_written_at_the_start_is_waited_for() {
    rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    rig.store.faults().refuseWrites();
    rig.crashAndRestart();
    rig.pass(Duration.ofSeconds(10));

    rig.store.faults().acceptWrites();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.handler.begun()).hasSize(2);
  }

  @Test
  void a_store_in_trouble_is_not_asked_all_the_time() {
    rig.store.faults().refuseWrites();
    rig.store.faults().refuseReads();
    rig.pass(Duration.ofMinutes(1));
    int before = rig.ticks();
    rig.pass(Duration.ofMinutes(1));

    assertThat(rig.ticks() - before).isBetween(1, 200);
  }

  @Test
  void an_event_that_cannot_be_stored_is_refused_and_nothing_of_it_stays() {
    rig.endpoint("a");
    rig.store.faults().refuseWrites();
    rig.arrives("a");
    rig.settle();

    assertThat(rig.receipts).singleElement().isInstanceOf(Receipt.Unavailable.class);
    assertThat(rig.jobs()).isEmpty();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void the_result_of_a_job_that_was_cancelled_meanwhile_is_refused_and_frees_its_slot() {
    rig.endpoint("a", 1);
    rig.arrive("a", 2);
    rig.settle();
    Job first = rig.handler.begun().getFirst().job();
    JobActions.Result cancelled =
        rig.store.jobActions().cancel(rig.project, first.id(), "by hand", rig.clock.instant());
    assertThat(cancelled).isInstanceOf(JobActions.Result.Changed.class);
    rig.handler.end(done());
    rig.settle();

    assertThat(rig.job(first.id()).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(rig.store.jobReader().attempts(first.id())).isEmpty();
    assertThat(rig.observer.stale).hasSize(1);
    assertThat(rig.handler.underWay()).hasSize(1);
    rig.handler.end(done());
    rig.settle();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void a_job_that_is_cancelled_while_it_waits_in_memory_is_not_attempted() {
    rig.endpoint("a", 1);
    rig.arrive("a", 3);
    rig.settle();
    Job second = rig.jobs(JobStatus.RUNNING).get(1);
    rig.deliveries.cancel(rig.project, second.id());
    rig.settle();
    rig.handler.answerAtOnce(claimed -> done());
    rig.handler.endAll(done());
    rig.settle();

    assertThat(rig.handler.begun())
        .hasSize(2)
        .noneMatch(begun -> begun.job().id().equals(second.id()));
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void answers_of_the_store_in_any_order_and_late_lose_nothing() {
    rig.endpoint("a", 4);
    rig.arrive("a", 8);
    rig.settle();
    rig.store.commits().hold();
    rig.handler.endAll(done());
    rig.settle();
    rig.store.commits().commit(3);
    rig.store.commits().takeAnswers().reversed().forEach(Runnable::run);
    rig.settle();
    rig.store.commits().release();
    rig.settle();
    rig.handler.endAll(done());
    rig.settle();

    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(8);
    assertThat(rig.engine.heldBytes()).isZero();
  }
}
