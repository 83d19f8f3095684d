package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Payload;
import dev.hookline.job.Job;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final int LARGE_STEPS_MAX = 16;

  private final TaskRig rig = new TaskRig();

  @Test
  void what_is_reported_of_a_run_behind_its_end_is_stale() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    LogLine line = new LogLine(0, rig.clock.instant(), "info", "late", null);

    assertThat(
            rig.report(
                worker,
                stepped(leased, 1),
                TaskRig.completed(leased, "1"),
                new WorkerReport.Logged(leased.id(), leased.lease(), List.of(line)),
                new WorkerReport.Described(leased.id(), leased.lease(), _ -> "{\"late\":1}"),
                stepped(leased, 2),
                TaskRig.completed(leased, "1")))
        .containsExactly(
            WorkerReport.Result.OK,
            WorkerReport.Result.OK,
            WorkerReport.Result.STALE,
            WorkerReport.Result.STALE,
            WorkerReport.Result.STALE,
            WorkerReport.Result.OK);

    assertThat(rig.store.runs().log(leased.id(), 0, 10)).isEmpty();
  }

  @Test
  void a_step_that_is_too_much_for_its_run_is_refused_with_what_follows() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    for (int number = 1; number <= LARGE_STEPS_MAX; number++) {
      assertThat(rig.report(worker, stepped(leased, number)))
          .containsExactly(WorkerReport.Result.OK);
    }
    assertThat(rig.report(worker, stepped(leased, 3))).containsExactly(WorkerReport.Result.OK);

    WorkerReport asleep =
        new WorkerReport.Suspended(
            leased.id(), leased.lease(), RunWait.Sleep.INSTANCE, rig.clock.instant());
    assertThat(rig.report(worker, stepped(leased, LARGE_STEPS_MAX + 1), asleep))
        .containsOnly(WorkerReport.Result.STEPS_REFUSED);
    assertThat(rig.status(leased.id())).isEqualTo("executing");

    assertThat(rig.report(worker, asleep)).containsExactly(WorkerReport.Result.OK);
    RunUnderWay again = rig.leaseOne(worker);
    assertThat(again.run().steps()).hasSize(LARGE_STEPS_MAX);
    assertThat(rig.report(worker, stepped(again, LARGE_STEPS_MAX + 1)))
        .containsExactly(WorkerReport.Result.STEPS_REFUSED);
  }

  @Test
  void a_run_that_has_memoised_too_much_before_there_was_a_limit_fails() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    List<RunNote> notes = new ArrayList<>();
    for (int number = 1; number <= 40; number++) {
      notes.add(new RunNote.Stepped(leased.claimed().job(), step(number)));
    }
    rig.store.runs().note(notes, _ -> {});
    rig.settle();
    rig.report(worker, TaskRig.failed(leased));
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.status(leased.id())).isEqualTo("failed");
    assertThat(rig.job(leased.id()).reason()).isEqualTo("too_many_steps");
  }

  @Test
  void an_answer_to_a_lease_ends_when_it_is_large() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    List<Job> triggered = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      triggered.add(rig.trigger("mail", StepsTest::large));
    }
    assertThat(rig.lease(worker, 10).runs()).hasSize(4);
    assertThat(rig.leaseOne(worker).id()).isEqualTo(triggered.getLast().id());
  }

  private static RunRequest large(RunRequest plain) {
    return RunRequest.of(new Payload(new byte[5 << 20], "application/json"), plain.trigger());
  }

  private static WorkerReport stepped(RunUnderWay run, int number) {
    return new WorkerReport.Stepped(run.id(), run.lease(), step(number));
  }

  private static Step step(int number) {
    return new Step("s#" + number, new byte[Step.OUTPUT_BYTES_MAX]);
  }
}
