package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.Subscription;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails for good is an event, exactly once, whatever happens in between. */
class AlertTest {

  private final TaskRig rig = new TaskRig();

  @Test
  void a_failed_run_is_an_alert_that_another_task_can_be_triggered_by() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"), alarm());
    rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    fail(worker, leased, "it \"broke\"\n");
    RunUnderWay alert = rig.leaseOne(worker);
    assertThat(alert.task().name()).isEqualTo("alarm");
    assertThat(textOf(alert.claimed().event()))
        .contains("\"task\":\"mail\"", "\"status\":\"failed\"", "it \\\"broke\\\"\\u000a");
    fail(worker, alert, "no");
    assertThat(rig.lease(worker, 10).runs()).as("an alert about an alert").isEmpty();
  }

  @Test
  void a_task_that_takes_every_event_does_not_get_alerts() {
    WorkerSession worker =
        rig.worker(10, rig.definition("mail"), rig.subscribed("everything", "*"));
    rig.trigger("mail");
    fail(worker, rig.leaseOne(worker), "no");
    assertThat(rig.lease(worker, 10).runs()).isEmpty();
    rig.arrives("invoice.paid", null);
    assertThat(rig.leaseOne(worker).task().name()).isEqualTo("everything");
  }

  @Test
  void an_alert_that_nobody_wants_is_not_stored() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"));
    rig.trigger("mail");
    fail(worker, rig.leaseOne(worker), "no");
    leave(worker);
    expiring();
    rig.pass(Duration.ofMinutes(1));

    assertThat(alerts()).isEmpty();
    assertThat(rig.runs())
        .extracting(run -> rig.status(run.id()))
        .containsExactly("expired", "failed");
  }

  @Test
  void a_run_that_expires_before_anybody_has_claimed_it_is_an_alert() {
    leave(rig.worker(10, rig.definition("mail"), alarm()));
    Job held = expiring();
    rig.pass(Duration.ofMinutes(1));

    assertThat(rig.status(held.id())).isEqualTo("expired");
    assertThat(textOf(onlyAlert()))
        .contains(held.id().text(IdPrefix.RUN), "\"status\":\"expired\"");
    assertThat(rig.leaseOne(rig.worker(10, alarm())).task().name()).isEqualTo("alarm");
  }

  @Test
  void a_run_that_cannot_be_stored_as_expired_is_an_alert_once_when_it_can_be() {
    leave(rig.worker(10, rig.definition("mail"), alarm()));
    Job held = expiring();
    rig.store.faults().refuseWrites();
    rig.pass(Duration.ofMinutes(5));
    assertThat(alerts()).isEmpty();

    rig.store.faults().acceptWrites();
    rig.pass(Duration.ofMinutes(5));
    assertThat(rig.status(held.id())).isEqualTo("expired");
    assertThat(textOf(onlyAlert())).contains("\"status\":\"expired\"");
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void many_runs_expire_and_the_next_one_in_its_time() {
    leave(rig.worker(10, rig.definition("mail"), alarm()));
    for (int run = 0; run < 1_200; run++) {
      expiring();
    }
    rig.trigger("mail", request -> RunRequests.expiring(request, Duration.ofSeconds(12)));
    rig.pass(Duration.ofSeconds(11));
    assertThat(alerts()).hasSize(1_200);

    rig.pass(Duration.ofSeconds(1));
    assertThat(alerts()).hasSize(1_201);
  }

  @Test
  void a_run_that_the_server_has_lost_too_often_is_an_alert() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"), alarm());
    Job run = rig.trigger("mail");
    rig.leaseOne(worker);
    for (int starts = 0; starts <= Lifecycle.LOST_BEYOND_RESCUE; starts++) {
      assertThat(alerts()).isEmpty();
      rig.crashAndRestart();
      worker = rig.worker(1, rig.definition("mail"), alarm());
    }

    assertThat(rig.status(run.id())).isEqualTo("crashed");
    assertThat(textOf(onlyAlert())).contains("\"status\":\"crashed\"");
    assertThat(rig.attempts(run.id())).hasSize(Lifecycle.LOST_BEYOND_RESCUE + 1);
    assertThat(rig.leaseOne(worker).task().name()).isEqualTo("alarm");
  }

  @Test
  void a_process_that_ends_before_the_commit_has_neither_the_failure_nor_the_alert() {
    Job run = failingBeforeTheCommit();
    rig.crashAndRestart();
    rig.store.commits().release();

    assertThat(rig.job(run.id()).status().isFinal()).isFalse();
    assertThat(alerts()).isEmpty();
  }

  @Test
  void a_process_that_ends_after_the_commit_has_both_and_does_what_the_alert_asks_for() {
    Job run = failingBeforeTheCommit();
    rig.store.commits().commit(1);
    rig.crashAndRestart();
    rig.store.commits().release();

    assertThat(rig.status(run.id())).isEqualTo("failed");
    assertThat(textOf(onlyAlert())).contains(run.id().text(IdPrefix.RUN));
    assertThat(rig.leaseOne(rig.worker(10, alarm())).task().name()).isEqualTo("alarm");
  }

  @Test
  void a_failure_that_comes_too_late_is_no_alert_and_holds_no_memory() {
    Job run = failingBeforeTheCommit();
    rig.store.jobActions().cancel(rig.project, run.id(), "not wanted", rig.clock.instant());
    rig.store.commits().release();
    rig.settle();

    assertThat(rig.status(run.id())).isEqualTo("cancelled");
    assertThat(alerts()).isEmpty();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  private TaskDefinition alarm() {
    TaskDefinition plain = rig.definition("alarm");
    return new TaskDefinition(
        rig.project,
        "alarm",
        null,
        plain.queue(),
        plain.retry(),
        plain.maxDuration(),
        null,
        List.of(new Subscription(List.of("run.failed"), List.of(Event.ALERT_SOURCE))),
        null,
        rig.clock.instant());
  }

  /** A run that has failed, which is not committed yet. */
  private Job failingBeforeTheCommit() {
    WorkerSession worker = rig.worker(10, rig.definition("mail"), alarm());
    Job run = rig.trigger("mail");
    RunUnderWay leased = rig.leaseOne(worker);
    rig.store.commits().hold();
    fail(worker, leased, "no");
    return run;
  }

  private void leave(WorkerSession worker) {
    rig.tasks.workers().leave(worker);
    rig.settle();
  }

  private Job expiring() {
    return rig.trigger("mail", request -> RunRequests.expiring(request, Duration.ofSeconds(10)));
  }

  private void fail(WorkerSession worker, RunUnderWay leased, String why) {
    rig.report(
        worker,
        new WorkerReport.Failed(leased.id(), leased.lease(), new byte[0], why, false, null));
  }

  private List<Event> alerts() {
    return rig.store.storedEvents().stream()
        .filter(event -> Event.ALERT_SOURCE.equals(event.source()))
        .toList();
  }

  private Event onlyAlert() {
    List<Event> all = alerts();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String textOf(Event event) {
    return new String(event.payload().bytes(), StandardCharsets.UTF_8);
  }
}
