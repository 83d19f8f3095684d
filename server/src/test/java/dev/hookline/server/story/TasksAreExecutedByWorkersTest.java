package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.client.BatchResult;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.client.Run;
import dev.hookline.sdk.client.RunHandle;
import dev.hookline.sdk.client.RunListener;
import dev.hookline.sdk.client.RunLogLine;
import dev.hookline.sdk.client.Subscription;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerState;
import dev.hookline.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tasks written with the SDK, executed by its worker, triggered and followed by its client. */
class TasksAreExecutedByWorkersTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Task<Integer, Integer> DOUBLE =
      Task.of("double", Integer.class, Integer.class).handler((number, _) -> 2 * number);

  @AutoClose private final StartedServer server = StartedServer.start();

  @AutoClose
  private final HooklineClient client =
      HooklineClient.builder().url(server.base()).apiKey(StartedServer.API_KEY).build();

  private final AtomicInteger executions = new AtomicInteger();
  private final AtomicInteger charges = new AtomicInteger();
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  record Order(int number, String customer) {}

  record Receipt(int order, @Nullable Integer charge, @Nullable Integer parcels) {}

  private Worker worker(Task<?, ?>... tasks) throws InterruptedException {
    return Worker.builder()
        .url(server.base())
        .apiKey(StartedServer.API_KEY)
        .tasks(tasks)
        .sleepInPlace(Duration.ZERO) // so that each sleep is a durable one
        .build()
        .start();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_run_charges_once_sleeps_waits_for_its_child_and_ends_with_a_typed_output()
      throws Exception {
    Task<Order, Receipt> shop =
        Task.of("shop", Order.class, Receipt.class)
            .handler((order, run) -> {
              executions.incrementAndGet();
              Integer charge = run.step("charge", Integer.class, charges::incrementAndGet);
              run.sleep(Duration.ofMillis(100));
              Integer parcels = run.triggerAndWait(DOUBLE, order.number()).orElseThrow();
              return new Receipt(order.number(), charge, parcels);
            });
    try (Worker worker = worker(shop, DOUBLE)) {
      RunHandle<Receipt> run = client.trigger(shop, new Order(21, "Ada"));

      assertThat(run.await(SOON).orElseThrow()).isEqualTo(new Receipt(21, 1, 42));
      assertThat(charges).as("the step is memoised").hasValue(1);
      assertThat(executions).as("suspended twice").hasValue(3);
      Await.until("no slot is taken", SOON, () -> worker.slotsUsed() == 0);
    }
  }

  @Test
  void a_run_that_fails_is_tried_again_and_keeps_what_was_wrong() throws Exception {
    Task<Integer, Integer> shaky =
        Task.of("shaky", Integer.class, Integer.class)
            .retry(Retry.fixed(3, Duration.ofMillis(50)))
            .handler((number, run) -> {
              if (run.attempt() < 3) {
                throw new IllegalStateException("attempt " + run.attempt() + " fails");
              }
              return number;
            });
    try (Worker _ = worker(shaky)) {
      RunHandle<Integer> run = client.trigger(shaky, 7);

      assertThat(run.await(SOON).orElseThrow()).isEqualTo(7);
      assertThat(run.retrieve().attempts())
          .extracting(attempt -> attempt.error() == null ? "" : attempt.error().message())
          .containsExactlyInAnyOrder("attempt 1 fails", "attempt 2 fails", "");
    }
  }

  @Test
  void progress_metadata_and_log_are_seen_in_the_stream_of_the_run() throws Exception {
    Task<Integer, Integer> talking =
        Task.of("talking", Integer.class, Integer.class)
            .handler((number, run) -> {
              began.countDown();
              await(goOn);
              run.log(LogLevel.WARN, "half of it is done", Map.of("left", 5));
              run.progress(0.5, "halfway");
              run.metadata().set("customer", "Ada");
              return number;
            });
    try (Worker _ = worker(talking)) {
      RunHandle<Integer> run = client.trigger(talking, 1);
      await(began);
      Followed followed = new Followed();
      try (Subscription subscription = client.runs().subscribe(run.id(), followed)) {
        Await.until("the present state", SOON, () -> !followed.states.isEmpty());
        goOn.countDown();
        assertThat(subscription.awaitEnd(SOON)).isTrue();
      }
      assertThat(followed.states.getFirst().status()).isEqualTo(RunStatus.EXECUTING);
      assertThat(followed.states.getLast().status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(new String(followed.states.getLast().metadata(), StandardCharsets.UTF_8))
          .contains("\"customer\":\"Ada\"", "halfway");
      assertThat(followed.lines).extracting(RunLogLine::message).contains("half of it is done");
    }
  }

  private static final class Followed implements RunListener {
    private final List<Run> states = new CopyOnWriteArrayList<>();
    private final List<RunLogLine> lines = new CopyOnWriteArrayList<>();

    @Override
    public void changed(Run run) {
      states.add(run);
    }

    @Override
    public void logged(RunLogLine line) {
      lines.add(line);
    }
  }

  @Test
  void a_run_that_is_cancelled_while_it_executes_is_interrupted() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Task<Integer, Integer> endless =
        Task.of("endless", Integer.class, Integer.class)
            .handler((_, run) -> {
              run.onCancel(told::countDown);
              began.countDown();
              await(goOn);
              return 1;
            });
    try (Worker _ = worker(endless)) {
      RunHandle<Integer> run = client.trigger(endless, 1);
      await(began);
      run.cancel();

      await(told);
      assertThat(run.await(SOON))
          .isInstanceOfSatisfying(
              RunResult.Ended.class,
              ended -> assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED));
    }
  }

  @Test
  void a_batch_is_triggered_at_once_by_a_client_and_by_a_run() throws Exception {
    List<Integer> numbers = IntStream.range(0, 20).boxed().toList();
    List<Integer> doubled = numbers.stream().map(number -> 2 * number).toList();
    Task<Integer, Integer> sum =
        Task.of("sum", Integer.class, Integer.class)
            .handler((_, run) ->
                run.batchTriggerAndWait(DOUBLE, numbers).stream()
                    .mapToInt(result -> result.orElseThrow())
                    .sum());
    try (Worker _ = worker(DOUBLE, sum)) {
      for (BatchResult<Integer> result : client.batch(DOUBLE, numbers)) {
        switch (result) {
          case BatchResult.Triggered<Integer>(var run) ->
              assertThat(run.await(SOON).orElseThrow()).isIn(doubled);
          case BatchResult.Refused<Integer> refused -> fail(refused.toString());
        }
      }
      assertThat(client.trigger(sum, 0).await(SOON).orElseThrow()).isEqualTo(380);
    }
  }

  @Test
  void runs_that_sleep_or_execute_while_the_server_is_started_anew_go_on() throws Exception {
    Task<Integer, Integer> sleeping =
        Task.of("sleeping", Integer.class, Integer.class)
            .handler((number, run) -> {
              run.step("charge", () -> charges.incrementAndGet());
              run.sleep(Duration.ofSeconds(2));
              return number;
            });
    Task<Integer, Integer> busy =
        Task.of("busy", Integer.class, Integer.class)
            .handler((number, _) -> {
              executions.incrementAndGet();
              began.countDown();
              await(goOn);
              return number;
            });
    try (Worker worker = worker(sleeping, busy)) {
      RunHandle<Integer> asleep = client.trigger(sleeping, 5);
      RunHandle<Integer> executing = client.trigger(busy, 6);
      await(began);
      Await.until("the run asleep", SOON, () -> asleep.retrieve().status() == RunStatus.WAITING);

      server.restart();
      goOn.countDown();

      assertThat(asleep.await(SOON).orElseThrow()).isEqualTo(5);
      assertThat(executing.await(SOON).orElseThrow()).isEqualTo(6);
      assertThat(charges).hasValue(1);
      assertThat(executions).as("one was under way").hasValueBetween(1, 2);
      Await.until("connected again", SOON, () -> worker.state() instanceof WorkerState.Connected);
    }
  }
}
