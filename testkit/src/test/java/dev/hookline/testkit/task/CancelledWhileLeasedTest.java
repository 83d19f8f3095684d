package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.task.Leased;
import dev.hookline.task.RunRequest;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run is called off, and leased between the decision and its commit. */
class CancelledWhileLeasedTest {

  private final TaskRig rig = new TaskRig();
  private final WorkerSession worker = rig.worker(1, rig.definition("mail"));
  private final List<Leased> answers = new ArrayList<>();

  @Test
  void a_run_that_was_ready_does_not_begin() {
    Job run = rig.trigger("mail");
    rig.changes.beforeCommit(this::lease);

    assertThat(rig.tasks.control().cancel(rig.project, run.id()))
        .isInstanceOf(JobActions.Result.Changed.class);

    isCancelledAndNeverBegan(run);
  }

  @Test
  void a_run_that_was_not_handed_over_yet_does_not_begin() {
    Job run = triggerOnly();
    rig.changes.beforeCommit(() -> {
      rig.loop.runAll();
      lease();
    });

    rig.tasks.control().cancel(rig.project, run.id());
    lease();

    isCancelledAndNeverBegan(run);
  }

  @Test
  void a_run_that_could_not_be_called_off_is_handed_over_again() {
    Job run = rig.trigger("mail");
    rig.changes.beforeCommit(() -> {
      lease();
      throw new StoreUnavailable("the disk is full");
    });

    assertThatThrownBy(() -> rig.tasks.control().cancel(rig.project, run.id()))
        .isInstanceOf(StoreUnavailable.class);

    rig.settle();
    assertThat(answers.getFirst().runs()).isEmpty();
    assertThat(rig.leaseOne(worker).id()).isEqualTo(run.id());
    assertThat(rig.status(run.id())).isEqualTo("executing");
  }

  private Job triggerOnly() {
    return rig.triggers
        .trigger(
            rig.definition("mail"),
            List.of(RunRequest.of(TaskRig.payload("{}"), RunTrigger.API)),
            (_, _) -> {})
        .getFirst();
  }

  private void lease() {
    rig.tasks.workers().lease(worker, 1, Duration.ZERO, answers::add);
  }

  private void isCancelledAndNeverBegan(Job run) {
    rig.settle();
    lease();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.runs()).isEmpty());
    assertThat(rig.status(run.id())).isEqualTo("cancelled");
    assertThat(rig.tasks.workers().underWay().count()).isZero();
    assertThat(worker.running()).isZero();
  }
}
