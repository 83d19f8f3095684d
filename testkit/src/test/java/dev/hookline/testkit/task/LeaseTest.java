package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.Job;
import dev.hookline.task.Leased;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases that meet the end of something. */
class LeaseTest {

  private static final Duration WAIT = Duration.ofSeconds(30);

  private final TaskRig rig = new TaskRig();

  @Test
  void a_lease_that_comes_when_its_session_has_ended_takes_no_run_from_the_others() {
    WorkerSession gone = rig.worker(1, rig.definition("mail"));
    WorkerSession other = rig.worker(1, rig.definition("mail"));
    Job run = rig.trigger("mail");
    rig.tasks.workers().leave(gone);

    assertThat(rig.leaseWaiting(gone, 1, WAIT).getFirst().runs()).isEmpty();

    assertThat(rig.leaseOne(other).id()).isEqualTo(run.id());
  }

  @Test
  void a_worker_that_is_handed_a_run_late_has_as_long_as_a_heartbeat_to_be_heard_of() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    List<Leased> answers = rig.leaseWaiting(worker, 1, WAIT);
    rig.pass(Duration.ofSeconds(26));
    rig.trigger("mail");
    RunUnderWay leased = answers.getFirst().runs().getFirst();

    rig.pass(Duration.ofSeconds(9));

    assertThat(rig.report(worker, TaskRig.completed(leased, "1")))
        .containsExactly(WorkerReport.Result.OK);
  }

  @Test
  void a_worker_that_is_told_of_a_cancel_late_has_as_long_as_a_heartbeat_to_be_heard_of() {
    WorkerSession worker = rig.worker(2, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    List<Leased> answers = rig.leaseWaiting(worker, 1, WAIT);
    rig.pass(Duration.ofSeconds(26));
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();
    assertThat(answers.getFirst().cancel()).hasSize(1);

    rig.pass(Duration.ofSeconds(9));

    assertThat(rig.report(worker, new WorkerReport.Cancelled(leased.id(), leased.lease())))
        .containsExactly(WorkerReport.Result.OK);
  }

  @Test
  void a_worker_whose_wait_was_cut_has_as_long_as_a_heartbeat_to_come_again() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    Runnable unpark = rig.tasks.workers().lease(worker, 1, WAIT, new ArrayList<Leased>()::add);
    rig.pass(Duration.ofSeconds(29));
    unpark.run();

    rig.pass(Duration.ofSeconds(9));

    assertThat(rig.tasks.workers().session(rig.project, worker.id())).isPresent();
  }
}
