package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.RunWait;
import dev.hookline.task.CancelWish;
import dev.hookline.task.Leased;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.QueueState;
import dev.hookline.task.RunQueue;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.Schedule;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import dev.hookline.trigger.Schedules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {

  private final TaskRig rig = new TaskRig();

  @Test
  void a_run_that_has_not_begun_is_cancelled_at_once() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay busy = rig.leaseOne(worker);
    Job waiting = rig.trigger("mail");
    assertThat(rig.tasks.control().cancel(rig.project, waiting.id()))
        .isInstanceOf(JobActions.Result.Changed.class);
    rig.settle();
    assertThat(rig.status(waiting.id())).isEqualTo("cancelled");
    rig.report(worker, TaskRig.completed(busy, "1"));
    assertThat(rig.lease(worker, 5).runs()).isEmpty();
    assertThat(rig.tasks.workers().underWay().count()).isZero();
  }

  @Test
  void a_worker_that_was_told_of_a_cancel_is_kept_waiting_like_any_other() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();

    List<Leased> told = rig.leaseWaiting(worker, 5, Duration.ofSeconds(20));
    List<Leased> again = rig.leaseWaiting(worker, 5, Duration.ofSeconds(20));

    assertThat(told.getFirst().cancel()).hasSize(1);
    assertThat(again).isEmpty();
    assertThat(rig.tasks.workers().heartbeat(worker)).hasSize(1);
  }

  @Test
  void a_worker_is_asked_to_end_a_run_and_ends_it() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    List<Leased> waiting = rig.leaseWaiting(worker, 5, Duration.ofSeconds(20));
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();
    assertThat(waiting.getFirst().cancel())
        .containsExactly(new CancelWish(leased.id(), leased.lease()));
    assertThat(rig.status(leased.id())).isEqualTo("executing");
    rig.report(worker, new WorkerReport.Cancelled(leased.id(), leased.lease()));
    assertThat(rig.status(leased.id())).isEqualTo("cancelled");
    assertThat(rig.tasks.workers().heartbeat(worker)).isEmpty();
  }

  @Test
  void a_worker_that_does_not_end_a_run_loses_it_after_the_grace() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();
    rig.pass(Duration.ofSeconds(20));
    rig.tasks.workers().heartbeat(worker);
    assertThat(rig.status(leased.id())).isEqualTo("executing");
    rig.pass(Duration.ofSeconds(12));
    assertThat(rig.status(leased.id())).isEqualTo("cancelled");
    assertThat(rig.report(worker, TaskRig.completed(leased, "1")))
        .containsExactly(WorkerReport.Result.STALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "suspended", "released", "left"})
  void a_run_that_was_to_be_cancelled_is_cancelled_when_another_attempt_would_follow(String end) {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();
    endIn(end, worker, leased);
    rig.settle();
    assertThat(rig.status(leased.id())).isEqualTo("cancelled");
  }

  @Test
  void a_wish_to_cancel_that_comes_while_an_attempt_ends_is_not_lost() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tasks.workers().report(worker, List.of(suspended(leased)), _ -> {});
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.settle();
    assertThat(rig.status(leased.id())).isEqualTo("cancelled");
  }

  private void endIn(String end, WorkerSession worker, RunUnderWay leased) {
    switch (end) {
      case "failed" -> rig.report(worker, TaskRig.failed(leased));
      case "suspended" -> rig.report(worker, suspended(leased));
      case "released" -> rig.report(worker, new WorkerReport.Released(leased.id(), leased.lease()));
      default -> rig.tasks.workers().leave(worker);
    }
  }

  private WorkerReport suspended(RunUnderWay leased) {
    return new WorkerReport.Suspended(
        leased.id(),
        leased.lease(),
        RunWait.Sleep.INSTANCE,
        rig.clock.instant().plus(Duration.ofDays(300)));
  }

  @Test
  void a_run_that_was_to_be_cancelled_is_not_executed_again_after_a_crash() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.tasks.control().cancel(rig.project, leased.id());
    rig.crashAndRestart();
    WorkerSession again = rig.worker(5, rig.definition("mail"));
    assertThat(rig.lease(again, 5).runs()).isEmpty();
    assertThat(rig.status(leased.id())).isEqualTo("cancelled");
  }

  @Test
  void a_queue_executes_no_more_than_its_limit_over_all_keys() {
    WorkerSession worker =
        rig.worker(
            50,
            List.of(new QueueLimits(TaskDefinition.ownQueue("mail"), 3, 2)),
            rig.definition("mail"));
    for (int count = 0; count < 4; count++) {
      rig.trigger("mail", request -> RunRequests.withConcurrencyKey(request, "a"));
      rig.trigger("mail", request -> RunRequests.withConcurrencyKey(request, "b"));
    }
    List<RunUnderWay> first = rig.lease(worker, 50).runs();
    assertThat(first).hasSize(3);
    assertThat(first.stream().filter(run -> "a".equals(run.run().concurrencyKey())).count())
        .isBetween(1L, 2L);
    int executed = 0;
    List<RunUnderWay> leased = first;
    while (!leased.isEmpty()) {
      assertThat(leased).hasSizeLessThanOrEqualTo(3);
      for (RunUnderWay run : leased) {
        rig.report(worker, TaskRig.completed(run, "1"));
        executed++;
      }
      leased = rig.lease(worker, 50).runs();
    }
    assertThat(executed).isEqualTo(8);
  }

  @Test
  void a_paused_queue_begins_nothing_more_and_goes_on_when_it_is_resumed() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    RunQueue queue = queueOfMail();
    Job before = rig.trigger("mail");
    rig.tasks.heldRuns().pause(queue);
    rig.settle();
    Job during = rig.trigger("mail");
    rig.pass(Duration.ofSeconds(25));
    rig.tasks.workers().heartbeat(worker);
    assertThat(rig.status(during.id())).isEqualTo("queued");
    assertThat(rig.job(during.id()).reason()).isEqualTo("queue_paused");
    assertThat(rig.lease(worker, 5).runs()).isEmpty();
    assertThat(rig.job(before.id()).reason()).isEqualTo("queue_paused");
    assertThat(rig.tasks.queueState().of(queue).depth()).isEqualTo(2);
    rig.tasks.heldRuns().resume(queue);
    rig.settle();
    RunUnderWay first = rig.leaseOne(worker);
    assertThat(first.id()).isEqualTo(before.id());
    rig.report(worker, TaskRig.completed(first, "1"));
    assertThat(rig.leaseOne(worker).id()).isEqualTo(during.id());
  }

  @Test
  void what_waits_in_a_paused_queue_still_says_for_what_and_can_be_rescheduled() {
    WorkerSession worker = rig.worker(5, rig.definition("mail"));
    Id retrying = rig.trigger("mail").id();
    rig.report(worker, TaskRig.failed(rig.leaseOne(worker)));
    Id waiting = rig.trigger("mail").id();
    rig.report(worker, suspended(rig.leaseOne(worker)));
    Id delayed = rig.trigger("mail", this::tomorrow).id();
    rig.tasks.heldRuns().pause(queueOfMail());
    rig.settle();
    Id queued = rig.trigger("mail").id();
    assertThat(Stream.of(retrying, waiting, delayed, queued).map(rig::status))
        .containsExactly("retrying", "waiting", "delayed", "queued");

    Instant soon = rig.clock.instant().plusSeconds(5);
    assertThat(rig.tasks.control().reschedule(rig.project, delayed, soon))
        .isInstanceOf(JobActions.Result.Changed.class);
    rig.pass(Duration.ofSeconds(6));
    assertThat(rig.status(delayed)).isEqualTo("queued");
    rig.tasks.heldRuns().resume(queueOfMail());
    rig.settle();
    assertThat(rig.lease(worker, 5).runs())
        .extracting(RunUnderWay::id)
        .containsExactly(queued, retrying, delayed);
  }

  private RunRequest tomorrow(RunRequest request) {
    return RunRequests.notBefore(request, rig.clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void the_time_to_live_of_a_run_that_is_rescheduled_begins_at_its_new_time() {
    rig.worker(5, rig.definition("mail"));
    Job run =
        rig.trigger(
            "mail", request -> RunRequests.expiring(tomorrow(request), Duration.ofHours(1)));
    Instant later = rig.clock.instant().plus(Duration.ofDays(2));
    rig.tasks.control().reschedule(rig.project, run.id(), later);
    assertThat(rig.store.runs().nextExpiry(Instant.EPOCH)).isEqualTo(later.plusSeconds(3600));
    rig.pass(Duration.ofHours(47));
    assertThat(rig.status(run.id())).isEqualTo("delayed");
  }

  @Test
  void a_limit_holds_for_what_was_ready_before_it() {
    WorkerSession worker = rig.worker(50, rig.definition("mail"));
    for (int count = 0; count < 8; count++) {
      rig.trigger("mail");
    }
    RunQueue queue = queueOfMail();
    assertThat(rig.tasks.queueState().of(queue))
        .extracting(QueueState.Standing::depth, QueueState.Standing::running)
        .containsExactly(8, 0);
    rig.tasks.queues().change(queue, present -> present.withLimits(3, null, true));
    int executed = 0;
    for (List<RunUnderWay> leased = rig.lease(worker, 50).runs();
        !leased.isEmpty();
        leased = rig.lease(worker, 50).runs()) {
      assertThat(leased).hasSizeLessThanOrEqualTo(3);
      assertThat(rig.lease(worker, 50).runs()).isEmpty();
      assertThat(rig.tasks.queueState().of(queue).running()).isEqualTo(leased.size());
      for (RunUnderWay run : leased) {
        rig.report(worker, TaskRig.completed(run, "1"));
        executed++;
      }
    }
    assertThat(executed).isEqualTo(8);
  }

  private RunQueue queueOfMail() {
    return rig.tasks.queues().find(rig.project, TaskDefinition.ownQueue("mail")).orElseThrow();
  }

  @Test
  void a_schedule_triggers_once_per_slot_and_makes_up_for_the_last_one_that_was_missed() {
    WorkerSession worker = rig.worker(100, rig.definition("report"));
    Schedule schedule =
        rig.schedules.save(
            new Schedule(
                rig.ids.next(),
                rig.project,
                "reports",
                "report",
                "5",
                ZoneId.of("UTC"),
                null,
                Schedule.CatchUp.LAST,
                true,
                null,
                null,
                null,
                rig.clock.instant()));
    assertThat(schedule.nextAt()).isEqualTo(rig.clock.instant().plus(Duration.ofMinutes(5)));
    rig.pass(Duration.ofMinutes(16));
    assertThat(rig.runs()).hasSize(3);
    rig.clock.advance(Duration.ofHours(3));
    rig.crashAndRestart();
    assertThat(rig.runs()).hasSize(4);
    rig.crashAndRestart();
    assertThat(rig.runs()).hasSize(4);
    assertThat(worker.slots()).isEqualTo(100);
  }

  @Test
  void a_run_of_a_schedule_without_a_payload_is_told_of_it_as_the_api_writes_it() {
    rig.tasks.tasks().save(rig.definition("report"));
    rig.schedules.declare(
        rig.project, "report", List.of(new Schedules.Declared("5", ZoneOffset.UTC)));
    rig.pass(Duration.ofMinutes(6));
    String id = rig.schedules.of(rig.project).getFirst().id().text(IdPrefix.SCHEDULE);
    Event input =
        rig.store.eventReader().input(rig.project, rig.runs().getFirst().event()).orElseThrow();
    assertThat(new String(input.payload().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"schedule\":\""
                + id
                + "\",\"at\":\"2026-03-01T12:05:00.000Z\",\"last_at\":null,\"timezone\":\"UTC\","
                + "\"upcoming\":[\"2026-03-01T12:10:00.000Z\",\"2026-03-01T12:15:00.000Z\","
                + "\"2026-03-01T12:20:00.000Z\",\"2026-03-01T12:25:00.000Z\","
                + "\"2026-03-01T12:30:00.000Z\"]}");
  }
}
