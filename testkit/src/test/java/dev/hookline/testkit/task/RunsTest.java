package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Job;
import dev.hookline.job.RunKey;
import dev.hookline.job.Step;
import dev.hookline.task.Leased;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {

  private final TaskRig rig = new TaskRig();

  @Test
  void a_run_is_leased_executed_and_completed_with_its_output() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    assertThat(rig.status(run.id())).isEqualTo("queued");

    RunUnderWay leased = rig.leaseOne(worker);
    assertThat(rig.status(run.id())).isEqualTo("executing");
    rig.clock.advance(Duration.ofMillis(40));
    assertThat(rig.report(worker, TaskRig.completed(leased, "{\"sent\":true}")))
        .containsExactly(WorkerReport.Result.OK);

    assertThat(rig.status(run.id())).isEqualTo("completed");
    Attempt attempt = rig.attempts(run.id()).getFirst();
    assertThat(new String(attempt.body(), StandardCharsets.UTF_8)).isEqualTo("{\"sent\":true}");
    assertThat(attempt.durationMicros()).isEqualTo(40_000);
    assertThat(rig.tasks.workers().underWay().count()).isZero();
  }

  @Test
  void a_run_that_ends_after_it_was_read_does_not_look_as_if_it_had_not_begun() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    Job read = rig.job(run.id());
    assertThat(rig.status(read)).isEqualTo("executing");

    rig.report(worker, TaskRig.completed(leased, "{}"));
    assertThat(rig.status(read)).isEqualTo("completed");
  }

  @Test
  void a_worker_that_waits_is_given_the_run_at_once() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    List<Leased> answers = rig.leaseWaiting(worker, 5, Duration.ofSeconds(20));
    assertThat(answers).isEmpty();
    rig.trigger("mail");
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().runs()).hasSize(1);
  }

  @Test
  void a_lease_that_has_waited_long_enough_is_answered_empty() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    List<Leased> answers = rig.leaseWaiting(worker, 5, Duration.ofSeconds(20));
    rig.pass(Duration.ofSeconds(22));
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().runs()).isEmpty();
  }

  @Test
  void no_worker_gets_more_than_it_has_slots() {
    WorkerSession worker = rig.worker(2, rig.definition("mail"));
    for (int count = 0; count < 5; count++) {
      rig.trigger("mail");
    }
    List<RunUnderWay> first = rig.lease(worker, 100).runs();
    assertThat(first).hasSize(2);
    List<Leased> waiting = rig.leaseWaiting(worker, 100, Duration.ofSeconds(20));
    assertThat(waiting).isEmpty();
    rig.report(worker, TaskRig.completed(first.getFirst(), "1"));
    assertThat(waiting.getFirst().runs()).hasSize(1);
  }

  @Test
  void a_failure_is_retried_as_the_policy_says_and_then_final() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    rig.report(worker, TaskRig.failed(rig.leaseOne(worker)));
    assertThat(rig.status(run.id())).isEqualTo("retrying");
    rig.pass(Duration.ofSeconds(2));
    RunUnderWay second = rig.leaseOne(worker);
    assertThat(second.claimed().job().failures()).isEqualTo(1);
    rig.report(worker, TaskRig.failed(second));
    rig.pass(Duration.ofSeconds(4));
    rig.report(worker, TaskRig.failed(rig.leaseOne(worker)));
    assertThat(rig.status(run.id())).isEqualTo("failed");
    assertThat(rig.job(run.id()).reason()).isEqualTo("Broken: it broke");
    assertThat(rig.attempts(run.id())).hasSize(3);
  }

  @Test
  void a_failure_that_is_not_to_be_retried_is_final() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.report(
        worker,
        new WorkerReport.Failed(
            leased.id(), leased.lease(), new byte[0], "invalid_payload", false, null));
    assertThat(rig.status(run.id())).isEqualTo("failed");
  }

  @Test
  void a_report_about_another_hand_over_is_stale() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    assertThat(
            rig.report(
                worker, new WorkerReport.Completed(leased.id(), leased.lease() + 1, new byte[0])))
        .containsExactly(WorkerReport.Result.STALE);
    assertThat(rig.status(leased.id())).isEqualTo("executing");
  }

  @Test
  void what_an_answer_brought_that_was_lost_on_its_way_is_handed_out_again() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    Leased lost = rig.lease(worker, 10);
    assertThat(lost.runs()).hasSize(1);
    rig.tasks.workers().received(worker, lost.number() - 1);
    rig.settle();
    Leased again = rig.lease(worker, 10);
    assertThat(again.runs().getFirst().id()).isEqualTo(run.id());
    rig.tasks.workers().received(worker, again.number());
    rig.settle();
    assertThat(rig.report(worker, TaskRig.completed(again.runs().getFirst(), "1")))
        .containsExactly(WorkerReport.Result.OK);
  }

  @Test
  void a_second_completion_is_stale() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.report(worker, TaskRig.completed(leased, "1"));
    assertThat(rig.report(worker, TaskRig.completed(leased, "2")))
        .containsExactly(WorkerReport.Result.STALE);
    assertThat(rig.attempts(leased.id())).hasSize(1);
  }

  @Test
  void a_second_end_before_the_first_is_stored_is_stale_unless_it_says_the_same() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    WorkerReport released = new WorkerReport.Released(leased.id(), leased.lease());
    assertThat(rig.report(worker, released, TaskRig.completed(leased, "1")))
        .containsExactly(WorkerReport.Result.OK, WorkerReport.Result.STALE);
    assertThat(rig.status(leased.id())).isEqualTo("queued");

    RunUnderWay again = rig.leaseOne(worker);
    assertThat(
            rig.report(
                worker,
                TaskRig.completed(again, "1"),
                TaskRig.completed(again, "1"),
                TaskRig.completed(again, "2")))
        .containsExactly(WorkerReport.Result.OK, WorkerReport.Result.OK, WorkerReport.Result.STALE);
  }

  @Test
  void what_a_worker_says_of_a_run_that_is_being_taken_back_is_stale() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    Leased lost = rig.lease(worker, 10);
    rig.tasks.workers().received(worker, lost.number() - 1);
    assertThat(rig.report(worker, TaskRig.completed(lost.runs().getFirst(), "1")))
        .containsExactly(WorkerReport.Result.STALE);
    assertThat(rig.status(run.id())).isEqualTo("queued");
  }

  @Test
  void a_worker_that_falls_silent_loses_its_runs_and_its_late_result_is_refused() {
    WorkerSession lost = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    RunUnderWay first = rig.leaseOne(lost);
    rig.pass(Duration.ofSeconds(20));
    WorkerSession other = rig.worker(10, rig.definition("mail"));
    rig.pass(Duration.ofSeconds(12));
    assertThat(rig.tasks.workers().session(rig.project, lost.id())).isEmpty();

    RunUnderWay second = rig.leaseOne(other);
    assertThat(second.id()).isEqualTo(run.id());
    assertThat(second.lease()).isGreaterThan(first.lease());
    assertThat(rig.report(lost, TaskRig.completed(first, "\"late\"")))
        .containsExactly(WorkerReport.Result.STALE);
    assertThat(rig.report(other, TaskRig.completed(second, "\"in time\"")))
        .containsExactly(WorkerReport.Result.OK);
    assertThat(rig.attempts(run.id()).getFirst().error()).isEqualTo(AttemptError.WORKER_LOST);
    assertThat(rig.job(run.id()).failures()).isZero();
  }

  @Test
  void a_run_whose_workers_are_always_lost_has_crashed_in_the_end() {
    rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    for (int times = 0; times < 5; times++) {
      assertThat(rig.status(run.id())).isEqualTo("queued");
      rig.leaseOne(rig.worker(10, rig.definition("mail")));
      rig.pass(Duration.ofSeconds(32));
    }
    assertThat(rig.status(run.id())).isEqualTo("crashed");
    assertThat(rig.attempts(run.id())).hasSize(5);
  }

  @Test
  void a_worker_that_leaves_gives_its_runs_back_without_a_mark_against_them() {
    rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    for (int times = 0; times < 7; times++) {
      WorkerSession worker = rig.worker(10, rig.definition("mail"));
      rig.leaseOne(worker);
      rig.tasks.workers().leave(worker);
      rig.settle();
      assertThat(rig.status(run.id())).isEqualTo("queued");
    }
    assertThat(rig.attempts(run.id())).isEmpty();
  }

  @Test
  void without_a_worker_a_run_waits_with_the_reason_and_goes_on_when_one_comes() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.tasks.workers().leave(worker);
    rig.settle();
    Job run = rig.trigger("mail");
    assertThat(rig.status(run.id())).isEqualTo("queued");
    assertThat(rig.job(run.id()).reason()).isEqualTo("no_worker");
    rig.pass(Duration.ofHours(1));
    WorkerSession later = rig.worker(10, rig.definition("mail"));
    assertThat(rig.leaseOne(later).id()).isEqualTo(run.id());
  }

  @Test
  void what_a_server_had_under_way_is_executed_again_after_its_end() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    RunUnderWay before = rig.leaseOne(worker);
    rig.crashAndRestart();
    WorkerSession again = rig.worker(10, rig.definition("mail"));
    RunUnderWay after = rig.leaseOne(again);
    assertThat(after.id()).isEqualTo(run.id());
    assertThat(after.lease()).isGreaterThan(before.lease());
  }

  @Test
  void a_delayed_run_waits_for_its_time() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail", request -> delayed(request, Duration.ofSeconds(25)));
    assertThat(rig.status(run.id())).isEqualTo("delayed");
    List<Leased> waiting = rig.leaseWaiting(worker, 1, Duration.ofSeconds(30));
    rig.pass(Duration.ofSeconds(24));
    assertThat(waiting).isEmpty();
    rig.pass(Duration.ofSeconds(2));
    assertThat(waiting.getFirst().runs()).hasSize(1);
  }

  @Test
  void a_run_that_falls_due_while_no_worker_is_there_waits_for_one() {
    rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail", request -> delayed(request, Duration.ofHours(2)));
    rig.pass(Duration.ofMinutes(119));
    assertThat(rig.status(run.id())).isEqualTo("delayed");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.job(run.id()).reason()).isEqualTo("no_worker");
    assertThat(rig.leaseOne(rig.worker(10, rig.definition("mail"))).id()).isEqualTo(run.id());
  }

  private RunRequest delayed(RunRequest request, Duration delay) {
    return RunRequests.notBefore(request, rig.clock.instant().plus(delay));
  }

  @Test
  void a_run_that_has_not_begun_in_time_expires_whoever_holds_it() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    Job first = rig.trigger("mail");
    RunUnderWay busy = rig.leaseOne(worker);
    Job ready =
        rig.trigger("mail", request -> RunRequests.expiring(request, Duration.ofSeconds(10)));
    rig.pass(Duration.ofSeconds(11));
    assertThat(rig.status(ready.id())).isEqualTo("expired");
    assertThat(rig.status(first.id())).isEqualTo("executing");
    rig.report(worker, TaskRig.completed(busy, "1"));
    assertThat(rig.lease(worker, 5).runs()).isEmpty();

    rig.tasks.workers().leave(worker);
    rig.settle();
    Job held =
        rig.trigger("mail", request -> RunRequests.expiring(request, Duration.ofSeconds(10)));
    rig.pass(Duration.ofSeconds(11));
    assertThat(rig.status(held.id())).isEqualTo("expired");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_run_that_has_begun_does_not_expire(boolean isReleased) {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    Job run = rig.trigger("mail", request -> RunRequests.expiring(request, Duration.ofMillis(500)));
    RunUnderWay leased = rig.leaseOne(worker);
    rig.report(
        worker,
        isReleased
            ? new WorkerReport.Released(leased.id(), leased.lease())
            : TaskRig.failed(leased));
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.leaseOne(worker).id()).isEqualTo(run.id());
  }

  @Test
  void a_debounced_run_that_nobody_could_begin_is_moved_by_the_next_trigger() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    rig.tasks.workers().leave(worker);
    Job first = rig.trigger("mail", this::debounced);
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.job(first.id()).reason()).isEqualTo("no_worker");
    rig.trigger("mail", this::debounced);
    assertThat(rig.runs()).hasSize(1);
  }

  private RunRequest debounced(RunRequest request) {
    Instant until = rig.clock.instant().plus(Duration.ofMinutes(10));
    return delayed(request, Duration.ofSeconds(1))
        .withKey(new RunKey(RunKey.Use.TAKE_LAST, "k", until));
  }

  @Test
  void a_run_of_higher_priority_goes_before_older_ones() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay busy = rig.leaseOne(worker);
    Id plain = rig.trigger("mail").id();
    rig.clock.advance(Duration.ofSeconds(1));
    Id urgent = rig.trigger("mail", request -> RunRequests.urgent(request, 60)).id();
    rig.report(worker, TaskRig.completed(busy, "1"));
    Set<Id> waiting =
        rig.runs().stream()
            .filter(run -> !run.status().isFinal())
            .map(Job::id)
            .collect(Collectors.toSet());
    assertThat(waiting).containsExactlyInAnyOrder(plain, urgent);
    assertThat(rig.leaseOne(worker).id()).isEqualTo(urgent);
  }

  @Test
  void a_delayed_run_and_one_that_was_given_back_keep_their_priority() {
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay busy = rig.leaseOne(worker);
    Id plain = rig.trigger("mail").id();
    Id patient = rig.trigger("mail", request -> RunRequests.urgent(request, -60)).id();
    Id delayed =
        rig.trigger(
                "mail", request -> RunRequests.urgent(delayed(request, Duration.ofSeconds(1)), 60))
            .id();
    rig.pass(Duration.ofSeconds(2));
    rig.report(worker, TaskRig.completed(busy, "1"));
    RunUnderWay first = rig.leaseOne(worker);
    assertThat(first.id()).isEqualTo(delayed);
    rig.report(worker, new WorkerReport.Released(first.id(), first.lease()));
    for (Id expected : List.of(delayed, plain, patient)) {
      RunUnderWay leased = rig.leaseOne(worker);
      assertThat(leased.id()).isEqualTo(expected);
      rig.report(worker, TaskRig.completed(leased, "1"));
    }
  }

  @Test
  void what_has_waited_longest_goes_first_whatever_its_task() {
    WorkerSession worker =
        rig.worker(1, rig.definition("a"), rig.definition("b"), rig.definition("c"));
    List<String> triggered = List.of("c", "a", "b", "a", "c", "b", "b", "a", "c");
    for (String task : triggered) {
      rig.trigger(task);
      rig.clock.advance(Duration.ofMillis(1));
    }
    rig.trigger("b", request -> RunRequests.urgent(request, 60));
    List<String> executed = new ArrayList<>();
    for (int count = 0; count <= triggered.size(); count++) {
      RunUnderWay leased = rig.leaseOne(worker);
      executed.add(leased.task().name());
      rig.report(worker, TaskRig.completed(leased, "1"));
    }
    assertThat(executed.removeFirst()).isEqualTo("b");
    assertThat(executed).isEqualTo(triggered);
  }

  @Test
  void the_same_idempotency_key_gives_the_first_run() {
    rig.worker(10, rig.definition("mail"));
    Job first = rig.trigger("mail", request -> keyed(request, "k"));
    rig.trigger("mail", request -> keyed(request, "k"));
    assertThat(rig.runs()).hasSize(1);
    assertThat(rig.receipts.getLast()).isEqualTo(new Receipt.Duplicate(first.id()));
    rig.clock.advance(Duration.ofMinutes(11));
    rig.trigger("mail", request -> keyed(request, "k"));
    assertThat(rig.runs()).hasSize(2);
  }

  private RunRequest keyed(RunRequest request, String key) {
    return request.withKey(
        new RunKey(RunKey.Use.IDEMPOTENCY, key, rig.clock.instant().plus(Duration.ofMinutes(10))));
  }

  @Test
  void an_attempt_that_takes_too_long_is_ended_by_the_server_and_its_result_refused() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    Job run = rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    for (int seconds = 0; seconds < 310; seconds += 10) {
      rig.pass(Duration.ofSeconds(10));
      rig.tasks.workers().heartbeat(worker);
    }
    assertThat(rig.status(run.id())).isEqualTo("timed_out");
    assertThat(rig.report(worker, TaskRig.completed(leased, "1")))
        .containsExactly(WorkerReport.Result.STALE);
  }

  @Test
  void a_step_is_there_in_the_next_attempt() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    assertThat(
            rig.report(
                worker,
                new WorkerReport.Stepped(
                    leased.id(), leased.lease(), new Step("charge#1", new byte[] {'7'})),
                TaskRig.failed(leased)))
        .containsExactly(WorkerReport.Result.OK, WorkerReport.Result.OK);
    rig.pass(Duration.ofSeconds(2));
    List<Step> steps = rig.leaseOne(worker).run().steps();
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst().key()).isEqualTo("charge#1");
  }

  @Test
  void an_event_triggers_the_tasks_that_want_it_with_its_payload() {
    WorkerSession worker = rig.worker(10, rig.subscribed("mail", "invoice.*"), rig.definition("x"));
    rig.arrives("invoice.paid", null);
    rig.arrives("customer.created", null);
    RunUnderWay leased = rig.leaseOne(worker);
    assertThat(leased.claimed().event().type()).isEqualTo("invoice.paid");
    assertThat(rig.lease(worker, 10).runs()).isEmpty();
  }
}
