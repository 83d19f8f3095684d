package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.Token;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuspensionTest {

  private final TaskRig rig = new TaskRig();

  private WorkerReport suspended(RunUnderWay run, RunWait waitFor, @Nullable Instant until) {
    return new WorkerReport.Suspended(run.id(), run.lease(), waitFor, until);
  }

  @Test
  void a_sleeping_run_holds_no_slot_and_goes_on_in_the_same_attempt_when_it_is_time() {
    WorkerSession worker = rig.worker(1, rig.definition("nap"));
    Job run = rig.trigger("nap");
    RunUnderWay first = rig.leaseOne(worker);
    Instant morning = rig.clock.instant().plus(Duration.ofHours(8));
    assertThat(rig.report(worker, suspended(first, RunWait.Sleep.INSTANCE, morning)))
        .containsExactly(WorkerReport.Result.OK);
    assertThat(rig.status(run.id())).isEqualTo("waiting");
    assertThat(rig.tasks.workers().underWay().count()).isZero();
    rig.pass(Duration.ofHours(8));
    WorkerSession later = rig.worker(1, rig.definition("nap"));
    RunUnderWay second = rig.leaseOne(later);
    assertThat(second.claimed().job().failures()).isZero();
    assertThat(second.lease()).isGreaterThan(first.lease());
    rig.report(later, TaskRig.completed(second, "1"));
    assertThat(rig.status(run.id())).isEqualTo("completed");
  }

  @Test
  void a_token_lets_the_run_that_waits_for_it_go_on() {
    WorkerSession worker = rig.worker(1, rig.definition("ask"));
    Job run = rig.trigger("ask");
    Token token = rig.tokens.create(rig.project, Duration.ofHours(1), "k");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.report(worker, suspended(leased, new RunWait.Token(token.id()), null));
    assertThat(rig.status(run.id())).isEqualTo("waiting");
    rig.tokens.complete(token, new byte[] {'1'});
    rig.settle();
    assertThat(rig.leaseOne(worker).id()).isEqualTo(run.id());
  }

  @Test
  void a_token_that_was_completed_before_the_wait_was_stored_does_not_stop_the_run() {
    WorkerSession worker = rig.worker(1, rig.definition("ask"));
    Job run = rig.trigger("ask");
    Token token = rig.tokens.create(rig.project, Duration.ofHours(1), "k");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tokens.complete(token, new byte[] {'1'});
    rig.report(worker, suspended(leased, new RunWait.Token(token.id()), null));
    assertThat(rig.leaseOne(worker).id()).isEqualTo(run.id());
  }

  @Test
  void a_parent_goes_on_when_the_last_of_its_children_has_ended_however_that_was() {
    WorkerSession worker = rig.worker(10, rig.definition("parent"), rig.definition("child"));
    Job parent = rig.trigger("parent");
    RunUnderWay asking = rig.leaseOne(worker);
    List<Id> children = List.of(child(parent).id(), child(parent).id(), child(parent).id());
    rig.report(worker, suspended(asking, new RunWait.Runs(children), null));
    List<RunUnderWay> leased = rig.lease(worker, 10).runs();
    assertThat(leased).hasSize(3);
    rig.report(worker, TaskRig.completed(leased.get(0), "1"));
    rig.tasks.control().cancel(rig.project, leased.get(1).id());
    rig.report(worker, new WorkerReport.Cancelled(leased.get(1).id(), leased.get(1).lease()));
    assertThat(rig.status(parent.id())).isEqualTo("waiting");
    assertThat(rig.status(leased.get(1).id())).isEqualTo("cancelled");
    rig.report(
        worker,
        new WorkerReport.Failed(
            leased.get(2).id(), leased.get(2).lease(), new byte[0], "no", false, null));
    assertThat(rig.leaseOne(worker).id()).isEqualTo(parent.id());
  }

  private Job child(Job parent) {
    return rig.trigger(
        "child",
        request ->
            RunRequest.of(request.payload(), new RunTrigger(RunTrigger.Kind.PARENT, parent.id())));
  }

  @Test
  void a_wait_that_lasts_too_long_ends_by_its_timeout() {
    WorkerSession worker = rig.worker(1, rig.definition("ask"));
    Job run = rig.trigger("ask");
    Token token = rig.tokens.create(rig.project, Duration.ofHours(1), "k");
    RunUnderWay leased = rig.leaseOne(worker);
    Instant until = rig.clock.instant().plus(Duration.ofSeconds(20));
    rig.report(worker, suspended(leased, new RunWait.Token(token.id()), until));
    rig.pass(Duration.ofSeconds(21));
    assertThat(rig.leaseOne(worker).id()).isEqualTo(run.id());
  }

  @Test
  void a_waiting_run_is_there_after_a_crash() {
    WorkerSession worker = rig.worker(1, rig.definition("ask"));
    Job run = rig.trigger("ask");
    Token token = rig.tokens.create(rig.project, Duration.ofHours(1), "k");
    rig.report(worker, suspended(rig.leaseOne(worker), new RunWait.Token(token.id()), null));
    rig.crashAndRestart();
    assertThat(rig.status(run.id())).isEqualTo("waiting");
    WorkerSession again = rig.worker(1, rig.definition("ask"));
    assertThat(rig.lease(again, 1).runs()).isEmpty();
    rig.tokens.complete(token, new byte[] {'1'});
    rig.settle();
    assertThat(rig.leaseOne(again).id()).isEqualTo(run.id());
  }

  @Test
  void a_cancelled_run_does_not_go_on_when_its_token_comes() {
    WorkerSession worker = rig.worker(1, rig.definition("ask"));
    Job run = rig.trigger("ask");
    Token token = rig.tokens.create(rig.project, Duration.ofHours(1), "k");
    rig.report(worker, suspended(rig.leaseOne(worker), new RunWait.Token(token.id()), null));
    rig.tasks.control().cancel(rig.project, run.id());
    rig.tokens.complete(token, new byte[] {'1'});
    rig.settle();
    assertThat(rig.status(run.id())).isEqualTo("cancelled");
    assertThat(rig.lease(worker, 1).runs()).isEmpty();
  }
}
