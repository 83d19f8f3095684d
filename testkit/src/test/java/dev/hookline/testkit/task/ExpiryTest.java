package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.Job;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Very many runs with a time to live. */
class ExpiryTest {

  private static final int MORE_THAN_A_BATCH = 501;
  private static final Duration TTL = Duration.ofSeconds(3);

  private final TaskRig rig = new TaskRig();

  @Test
  void runs_that_execute_beyond_their_time_to_live_do_not_keep_others_from_expiring() {
    WorkerSession worker = rig.worker(1_000, rig.definition("mail"), rig.definition("paused"));
    expiring("mail");
    List<RunUnderWay> executing = rig.lease(worker, 1_000).runs();
    pause("paused");
    Job waits = rig.trigger("paused", request -> RunRequests.expiring(request, TTL.plusSeconds(1)));

    rig.pass(TTL.plusSeconds(2));

    assertThat(executing).hasSize(MORE_THAN_A_BATCH);
    assertThat(rig.status(waits.id())).isEqualTo("expired");
    assertThat(rig.report(worker, TaskRig.completed(executing.getFirst(), "1")))
        .containsExactly(WorkerReport.Result.OK);
  }

  @Test
  void more_runs_than_a_batch_expire_when_their_time_is_over() {
    rig.worker(1, rig.definition("paused"));
    pause("paused");
    expiring("paused");

    rig.pass(TTL.plusSeconds(1));

    assertThat(rig.runs()).extracting(run -> rig.status(run.id())).containsOnly("expired");
  }

  private void expiring(String task) {
    for (int count = 0; count < MORE_THAN_A_BATCH; count++) {
      rig.trigger(task, request -> RunRequests.expiring(request, TTL));
    }
  }

  private void pause(String task) {
    rig.tasks
        .heldRuns()
        .pause(rig.tasks.queues().named(rig.project, TaskDefinition.ownQueue(task)));
    rig.settle();
  }
}
