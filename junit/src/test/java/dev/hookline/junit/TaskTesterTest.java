package dev.hookline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunFailedException;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.TokenResult;
import dev.hookline.sdk.TriggerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskTesterTest {

  record Order(int number) {}

  record Charge(String id) {}

  record Approval(String by) {}

  private static final TaskRef<Order, Charge> CHARGE =
      TaskRef.to("charge", Order.class, Charge.class);

  @Test
  void sleeps_of_days_take_no_time() throws Exception {
    Task<Order, String> task =
        Task.of("remind", Order.class, String.class)
            .handler((order, run) -> {
              run.sleep(Duration.ofDays(3));
              run.sleep(Duration.ofSeconds(1));
              return "reminded";
            });
    TestRun<String> run = TaskTester.of(task).run(new Order(1));
    assertThat(run.output()).isEqualTo("reminded");
    assertThat(run.elapsed()).isEqualTo(Duration.ofDays(3).plusSeconds(1));
  }

  @Test
  void steps_are_memoised_over_attempts() throws Exception {
    var charged = new AtomicInteger();
    Task<Order, Integer> task =
        Task.of("bill", Order.class, Integer.class)
            .retry(Retry.fixed(3, Duration.ofMinutes(1)))
            .handler((order, run) -> {
              Integer charge = run.step("charge", Integer.class, charged::incrementAndGet);
              if (run.attempt() < 3) {
                throw new IllegalStateException("attempt " + run.attempt());
              }
              return charge;
            });
    TestRun<Integer> run = TaskTester.of(task).run(new Order(1));
    assertThat(run.output()).isEqualTo(1);
    assertThat(run.attempts()).isEqualTo(3);
    assertThat(run.elapsed()).isEqualTo(Duration.ofMinutes(2));
    assertThat(run.steps()).containsExactly("charge#1");
    assertThat(run.step("charge#1", Integer.class)).contains(1);
    assertThat(run.failures())
        .extracting(error -> error.message())
        .containsExactly("attempt 1", "attempt 2");
  }

  @Test
  void a_faked_child_answers_and_is_seen() throws Exception {
    Task<Order, String> task =
        Task.of("bill", Order.class, String.class)
            .handler((order, run) -> {
              Charge charge = run.triggerAndWait(CHARGE, order).orElseThrow();
              return charge == null ? "nothing" : charge.id();
            });
    TestRun<String> run =
        TaskTester.of(task)
            .fake(CHARGE, order -> new Charge("ch_" + order.number()))
            .run(new Order(7));
    assertThat(run.output()).isEqualTo("ch_7");
    assertThat(run.children()).hasSize(1);
    assertThat(run.children().getFirst().input(Order.class)).isEqualTo(new Order(7));
  }

  @Test
  void a_faked_child_that_throws_has_failed() throws Exception {
    Task<Order, RunStatus> task =
        Task.of("bill", Order.class, RunStatus.class)
            .retry(Retry.none())
            .handler((order, run) -> {
              run.triggerAndWait(CHARGE, order).orElseThrow();
              return RunStatus.COMPLETED;
            });
    TestRun<RunStatus> run =
        TaskTester.of(task)
            .fake(
                CHARGE,
                order -> {
                  throw new IllegalArgumentException("the card is expired");
                })
            .run(new Order(7));
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.error().orElseThrow().message()).contains("the card is expired");
  }

  @Test
  void a_real_child_is_executed_too() throws Exception {
    Task<Integer, Integer> square =
        Task.of("square", Integer.class, Integer.class)
            .handler((input, run) -> {
              run.sleep(Duration.ofHours(input));
              return input * input;
            });
    Task<Integer, Integer> sum =
        Task.of("sum", Integer.class, Integer.class)
            .handler((input, run) ->
                run.batchTriggerAndWait(square, List.of(1, 2, 3)).stream()
                    .map(result -> result.orElseThrow())
                    .mapToInt(value -> value == null ? 0 : value)
                    .sum());
    TestRun<Integer> run = TaskTester.of(sum).with(square).run(0);
    assertThat(run.output()).isEqualTo(14);
    assertThat(run.elapsed()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void a_child_that_nobody_added_is_named() throws Exception {
    Task<Order, Void> task =
        Task.of("bill", Order.class)
            .retry(Retry.none())
            .handler((order, run) -> {
              run.trigger(CHARGE, order);
              return null;
            });
    TestRun<Void> run = TaskTester.of(task).run(new Order(1));
    assertThat(run.error().orElseThrow().message()).contains("knows no task charge");
  }

  private static final Task<Order, String> APPROVED =
      Task.of("approved", Order.class, String.class)
          .handler((order, run) -> {
            var token = run.createToken(Duration.ofDays(1));
            return switch (run.waitForToken(token, Approval.class)) {
              case TokenResult.Completed<Approval> completed ->
                  completed.value() == null ? "nobody" : completed.value().by();
              case TokenResult.TimedOut<Approval> timedOut -> "too late";
            };
          });

  @Test
  void a_token_is_completed_by_the_test() throws Exception {
    TestRun<String> run =
        TaskTester.of(APPROVED)
            .completeTokens(token -> Optional.of(new Approval("anna")))
            .run(new Order(1));
    assertThat(run.output()).isEqualTo("anna");
    assertThat(run.elapsed()).isZero();
  }

  @Test
  void a_token_that_nobody_completes_times_out() throws Exception {
    TestRun<String> run = TaskTester.of(APPROVED).run(new Order(1));
    assertThat(run.output()).isEqualTo("too late");
    assertThat(run.elapsed()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void log_and_metadata_can_be_asserted() throws Exception {
    Task<Order, Void> task =
        Task.of("talk", Order.class)
            .handler((order, run) -> {
              run.log("hello");
              run.metadata().set("rows", 42).remove("origin");
              return null;
            });
    TestRun<Void> run =
        TaskTester.of(task)
            .options(TriggerOptions.options().metadata("origin", "shop").tags("vip").build())
            .run(new Order(1));
    assertThat(run.messages()).containsExactly("hello");
    assertThat(run.metadata("rows", Integer.class)).contains(42);
    assertThat(run.metadata("origin", String.class)).isEmpty();
  }

  @Test
  void the_output_of_a_failed_run_cannot_be_had() throws Exception {
    Task<Order, String> task =
        Task.of("hopeless", Order.class, String.class)
            .handler((order, run) -> {
              throw new DoNotRetry("closed");
            });
    TestRun<String> run = TaskTester.of(task).run(new Order(1));
    assertThat(run.attempts()).isEqualTo(1);
    assertThatThrownBy(run::output)
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("closed");
  }
}
