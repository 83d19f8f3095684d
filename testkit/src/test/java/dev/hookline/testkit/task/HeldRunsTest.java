package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.Job;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that are held, and what lets them go on. */
class HeldRunsTest {

  private final TaskRig rig = new TaskRig();

  @Test
  void runs_that_were_held_when_their_task_was_deleted_fail_and_whoever_waits_for_them_goes_on() {
    WorkerSession parents = rig.worker(1, rig.definition("parent"));
    rig.tasks.workers().leave(rig.worker(1, rig.definition("child")));
    Job child = rig.trigger("child");
    Job parent = rig.trigger("parent");
    RunUnderWay leased = rig.leaseOne(parents);
    rig.report(
        parents,
        new WorkerReport.Suspended(
            leased.id(), leased.lease(), new RunWait.Runs(List.of(child.id())), null));
    assertThat(rig.job(child.id()).reason()).isEqualTo("no_worker");

    rig.tasks.tasks().remove(rig.project, "child");
    rig.crashAndRestart();
    rig.pass(Duration.ofMinutes(1));

    assertThat(rig.status(child.id())).isEqualTo("failed");
    assertThat(rig.attempts(child.id()).getLast().detail()).isEqualTo("task_deleted");
    assertThat(rig.leaseOne(rig.worker(1, rig.definition("parent"))).id()).isEqualTo(parent.id());
  }
}
