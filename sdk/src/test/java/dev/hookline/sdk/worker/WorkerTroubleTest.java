package dev.hookline.sdk.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryAfter;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.server.ProtocolServer;
import dev.hookline.sdk.server.ServerRun;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTroubleTest {

  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Runs until it is interrupted, or told to go on. */
  private Task<Integer, String> patient() {
    return Task.of("patient", Integer.class, String.class)
        .retry(Retry.none())
        .handler((input, run) -> {
          began.countDown();
          try {
            goOn.await();
          } catch (InterruptedException ended) {
            interrupted.countDown();
            throw ended;
          }
          return "done";
        });
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_cancelled_run_is_interrupted_and_reported_as_cancelled() throws Exception {
    var told = new CountDownLatch(2);
    Task<Integer, Void> task =
        Task.of("endless", Integer.class)
            .onCancel(run -> told.countDown())
            .handler((input, run) -> {
              run.onCancel(told::countDown);
              began.countDown();
              goOn.await();
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("endless", 1);
      await(began);
      rig.server.cancel(id);
      assertThat(rig.server.awaitEnd(id).status).isEqualTo("cancelled");
      await(told);
    }
  }

  @Test
  void a_full_worker_hears_of_cancellations_too() throws Exception {
    try (var rig = WorkerRig.start(Worker.builder().tasks(patient()).slots(1))) {
      String id = rig.server.trigger("patient", 1);
      await(began);
      rig.server.cancel(id);
      assertThat(rig.server.awaitEnd(id).status).isEqualTo("cancelled");
    }
  }

  @Test
  void an_attempt_over_its_time_is_reported_and_interrupted() throws Exception {
    Task<Integer, Void> task =
        Task.of("slow", Integer.class)
            .maxDuration(Duration.ofMillis(50))
            .handler((input, run) -> {
              try {
                goOn.await();
              } catch (InterruptedException ended) {
                interrupted.countDown();
              }
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("slow", 1));
      assertThat(run.reports).containsExactly("timed_out");
      await(interrupted);
    }
  }

  @Test
  void an_expired_session_interrupts_its_runs_and_registers_anew() throws Exception {
    var executions = new AtomicInteger();
    Task<Integer, Integer> task =
        Task.of("twice", Integer.class, Integer.class)
            .handler((input, run) -> {
              int execution = executions.incrementAndGet();
              if (execution == 1) {
                began.countDown();
                try {
                  goOn.await();
                } catch (InterruptedException ended) {
                  interrupted.countDown();
                  throw ended;
                }
              }
              return execution;
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("twice", 1);
      await(began);
      rig.server.expireSessions();
      await(interrupted);
      ServerRun run = rig.server.awaitEnd(id);
      assertThat(String.valueOf(run.output)).isEqualTo("2");
      assertThat(run.reports).containsExactly("complete");
      assertThat(rig.server.registrations()).hasSize(2);
    }
  }

  @Test
  void a_report_that_finds_the_server_away_is_sent_when_it_is_back() throws Exception {
    try (var rig = WorkerRig.start(patient())) {
      String id = rig.server.trigger("patient", 1);
      await(began);
      rig.server.troubles().unavailable(path -> path.endsWith("/report"));
      goOn.countDown();
      rig.server.troubles().awaitRefused(2);
      rig.server.troubles().over();
      assertThat(rig.server.awaitEnd(id).status).isEqualTo("completed");
    }
  }

  @Test
  void a_failure_whose_wait_the_server_does_not_grant_is_a_failure_nevertheless() throws Exception {
    Task<Integer, Integer> task =
        Task.of("later", Integer.class, Integer.class)
            .retry(Retry.fixed(2, Duration.ZERO))
            .handler((input, run) -> {
              if (run.attempt() == 1) {
                throw new RetryAfter(Duration.ofDays(2), "not now");
              }
              return run.attempt();
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("later", 1));
      assertThat(run.reports).containsExactly("fail", "fail", "complete");
      assertThat(String.valueOf(run.error)).contains("\"message\":\"not now\"");
    }
  }

  @Test
  void a_wait_that_no_server_grants_is_refused_where_it_is_asked_for() {
    assertThatIllegalArgumentException().isThrownBy(() -> Retry.after(Duration.ofDays(8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryAfter(Duration.ofDays(8), "much later"));
    assertThat(new RetryAfter(Duration.ofDays(7), "later").delay()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void runs_in_an_answer_that_was_lost_are_handed_out_again() throws Exception {
    Task<Integer, Integer> task =
        Task.of("echo", Integer.class, Integer.class).handler((input, run) -> input);
    try (var rig = WorkerRig.start(task)) {
      rig.server.troubles().loseLeases(1);
      ServerRun first = rig.server.awaitEnd(rig.server.trigger("echo", 1));
      assertThat(first.handovers).isEqualTo(2);
      ServerRun second = rig.server.awaitEnd(rig.server.trigger("echo", 2));
      assertThat(second.handovers).isEqualTo(1);
    }
  }

  @Test
  void a_worker_says_so_while_the_server_does_not_answer() throws Exception {
    var states = new LinkedBlockingQueue<WorkerState>();
    var observer =
        new WorkerObserver() {
          @Override
          public void stateChanged(WorkerState state) {
            states.add(state);
          }
        };
    Task<Integer, Integer> task =
        Task.of("echo", Integer.class, Integer.class).handler((input, run) -> input);
    try (var rig = WorkerRig.start(Worker.builder().tasks(task).observer(observer))) {
      WorkerState before = next(states);
      rig.server.troubles().unavailable(path -> true);
      String id = rig.server.trigger("echo", 1); // which ends the lease that waits

      assertThat(next(states))
          .isInstanceOfSatisfying(
              WorkerState.Disconnected.class, state -> assertThat(state.reason()).contains("503"));
      assertThat(rig.worker.state()).isInstanceOf(WorkerState.Disconnected.class);
      rig.server.troubles().over();
      assertThat(next(states)).as("the session goes on").isEqualTo(before);
      assertThat(rig.server.awaitEnd(id).status).isEqualTo("completed");
      assertThat(rig.server.registrations()).hasSize(1);
    }
  }

  private static WorkerState next(BlockingQueue<WorkerState> states) throws InterruptedException {
    return Objects.requireNonNull(states.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void a_worker_starts_before_its_server() throws Exception {
    Task<Integer, Integer> task =
        Task.of("early", Integer.class, Integer.class).handler((input, run) -> input);
    var server = ProtocolServer.start();
    server.troubles().unavailable(path -> true);
    var worker =
        Worker.builder()
            .url(server.url().toString())
            .apiKey(ProtocolServer.API_KEY)
            .tasks(task)
            .build();
    try (server;
        worker) {
      worker.start();
      assertThat(worker.state()).isInstanceOf(WorkerState.Disconnected.class);
      String id = server.trigger("early", 5);
      server.troubles().over();
      assertThat(server.awaitEnd(id).status).isEqualTo("completed");
      assertThat(worker.state()).isInstanceOf(WorkerState.Connected.class);
    }
  }

  @Test
  void closing_waits_for_what_executes_and_takes_nothing_new() throws Exception {
    var draining = new CountDownLatch(1);
    var observer =
        new WorkerObserver() {
          @Override
          public void stateChanged(WorkerState state) {
            if (state instanceof WorkerState.Draining) {
              draining.countDown();
            }
          }
        };
    var rig = WorkerRig.start(Worker.builder().tasks(patient()).observer(observer));
    try (rig.server) {
      String id = rig.server.trigger("patient", 1);
      await(began);
      Thread closing = Thread.ofVirtual().start(rig.worker::close);
      await(draining);
      String later = rig.server.trigger("patient", 2);
      goOn.countDown();
      closing.join();
      assertThat(rig.server.run(id).status).isEqualTo("completed");
      assertThat(rig.server.run(later).status).isEqualTo("queued");
      assertThat(rig.server.sessions()).isEmpty();
      assertThat(rig.worker.state()).isInstanceOf(WorkerState.Closed.class);
    }
  }

  @Test
  void what_does_not_end_within_the_drain_timeout_is_left_to_others() throws Exception {
    var builder = Worker.builder().tasks(patient()).drainTimeout(Duration.ofMillis(20));
    var rig = WorkerRig.start(builder);
    try (rig.server) {
      String id = rig.server.trigger("patient", 1);
      await(began);
      rig.worker.close();
      await(interrupted);
      assertThat(rig.server.run(id).reports).isEmpty();
      assertThat(rig.server.run(id).status).isEqualTo("queued");
    }
  }

  @Test
  void never_more_runs_execute_than_there_are_slots() throws Exception {
    var executing = new AtomicInteger();
    var tooMany = new AtomicBoolean();
    Task<Integer, Void> task =
        Task.of("counted", Integer.class)
            .handler((input, run) -> {
              tooMany.compareAndSet(false, executing.incrementAndGet() > 3);
              executing.decrementAndGet();
              return null;
            });
    try (var rig = WorkerRig.start(Worker.builder().tasks(task).slots(3))) {
      for (int number = 0; number < 200; number++) {
        rig.server.trigger("counted", number);
      }
      for (ServerRun run : rig.server.runs()) {
        rig.server.awaitEnd(run.id);
      }
      assertThat(tooMany).isFalse();
    }
  }
}
