package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.event.Headers;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.Timings;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.RunRequest;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that need no worker. */
class HttpRunsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final TaskRig rig = new TaskRig();

  @BeforeEach
  void aTaskWithAUrl() {
    remoteIn(TaskDefinition.ownQueue("remote"));
  }

  private void remoteIn(String queue) {
    TaskDefinition plain = rig.definition("remote");
    HttpTarget target =
        new HttpTarget(
            "https://tasks.example/run", "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=", TIMEOUT);
    rig.tasks
        .tasks()
        .save(
            new TaskDefinition(
                rig.project,
                "remote",
                null,
                queue,
                plain.retry(),
                plain.maxDuration(),
                null,
                List.of(),
                target,
                rig.clock.instant()));
    rig.tasks.queues().named(rig.project, queue);
  }

  @Test
  void a_run_is_posted_signed_and_completed_with_the_answer() {
    Job run = trigger(null);
    assertThat(rig.requests).hasSize(1);
    assertThat(rig.requests.getFirst().headers().first("webhook-signature")).isPresent();
    assertThat(rig.requests.getFirst().timeout()).isEqualTo(TIMEOUT);
    assertThat(rig.status(run.id())).isEqualTo("executing");
    answered("{\"done\":1}", false);
    assertThat(rig.status(run.id())).isEqualTo("completed");
    assertThat(new String(lastAttempt(run).body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"done\":1}");
  }

  @Test
  void a_run_that_may_take_less_than_the_timeout_is_timed_out_then() {
    Job run = trigger(Duration.ofSeconds(2));
    assertThat(rig.requests.getFirst().timeout()).isEqualTo(Duration.ofSeconds(2));
    failed(AttemptError.TIMEOUT, Duration.ofMillis(2_001));
    assertThat(rig.status(run.id())).isEqualTo("timed_out");
    assertThat(lastAttempt(run).error()).isEqualTo(AttemptError.TIMEOUT);
  }

  @Test
  void what_fails_before_the_time_is_over_is_tried_again() {
    Job run = trigger(Duration.ofSeconds(2));
    failed(AttemptError.CONNECT_REFUSED, Duration.ofMillis(3));
    assertThat(rig.status(run.id())).isEqualTo("retrying");
  }

  @Test
  void the_timeout_of_the_request_is_tried_again() {
    Job run = trigger(null);
    failed(AttemptError.TIMEOUT, TIMEOUT);
    assertThat(rig.status(run.id())).isEqualTo("retrying");
  }

  @Test
  void an_overloaded_url_slows_its_own_queue() {
    trigger(null);
    overloaded();
    trigger(null);
    assertThat(rig.requests).hasSize(1);
  }

  @Test
  void an_overloaded_url_does_not_stop_the_other_tasks_of_its_queue() {
    remoteIn(TaskDefinition.ownQueue("mail"));
    WorkerSession worker = rig.worker(1, rig.definition("mail"));
    Job remote = trigger(null);
    overloaded();
    Job mail = rig.trigger("mail");
    assertThat(rig.leaseOne(worker).id()).isEqualTo(mail.id());
    assertThat(rig.status(remote.id())).isEqualTo("retrying");
  }

  private void overloaded() {
    Headers headers = new Headers.Builder().add("retry-after", "25").build();
    ends(new Exchange.Answered(503, headers, new byte[0], false, 1_000, Timings.NONE));
  }

  @Test
  void an_answer_that_is_larger_than_what_is_kept_fails_the_run_and_says_so() {
    Job run = trigger(null);
    answered("{\"done\":", true);
    assertThat(rig.status(run.id())).isEqualTo("failed");
    assertThat(lastAttempt(run).error()).isEqualTo(AttemptError.OUTPUT_TOO_LARGE);
  }

  @Test
  void a_run_whose_task_was_deleted_fails_and_says_so() {
    Job run = triggerAfter(Duration.ofSeconds(5));
    rig.tasks.tasks().remove(rig.project, "remote");
    rig.pass(Duration.ofSeconds(6));
    assertThat(rig.status(run.id())).isEqualTo("failed");
    assertThat(lastAttempt(run).detail()).isEqualTo("task_deleted");
  }

  private Job trigger(@Nullable Duration maxDuration) {
    return rig.trigger(
        "remote",
        request ->
            new RunRequest(
                request.payload(),
                request.trigger(),
                null,
                null,
                null,
                null,
                null,
                0,
                List.of(),
                Run.NO_METADATA,
                null,
                maxDuration));
  }

  private Job triggerAfter(Duration delay) {
    return rig.trigger(
        "remote",
        request ->
            new RunRequest(
                request.payload(),
                request.trigger(),
                rig.clock.instant().plus(delay),
                null,
                null,
                null,
                null,
                0,
                List.of(),
                Run.NO_METADATA,
                null,
                null));
  }

  private void answered(String body, boolean truncated) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ends(new Exchange.Answered(200, Headers.NONE, bytes, truncated, 1_000, Timings.NONE));
  }

  private void failed(AttemptError error, Duration after) {
    ends(new Exchange.Failed(error, "no answer", null, after.toMillis() * 1_000, Timings.NONE));
  }

  private void ends(Exchange exchange) {
    rig.exchanges.getLast().accept(exchange);
    rig.settle();
  }

  private Attempt lastAttempt(Job run) {
    return rig.attempts(run.id()).getLast();
  }
}
