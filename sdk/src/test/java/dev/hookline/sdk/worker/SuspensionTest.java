package dev.hookline.sdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.Token;
import dev.hookline.sdk.TokenResult;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.server.ServerRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SuspensionTest {

  @Test
  void a_long_sleep_frees_the_worker_and_goes_on_after_it() throws Exception {
    var began = new AtomicInteger();
    var prepared = new AtomicInteger();
    Task<Integer, Integer> task =
        Task.of("sleeper", Integer.class, Integer.class)
            .handler((input, run) -> {
              began.incrementAndGet();
              run.step("prepare", prepared::incrementAndGet);
              run.sleep(Duration.ofDays(3));
              return run.attempt();
            });
    Task<Integer, Integer> other =
        Task.of("other", Integer.class, Integer.class).handler((input, run) -> input);
    try (var rig = WorkerRig.start(Worker.builder().tasks(task, other).slots(1))) {
      String id = rig.server.trigger("sleeper", 1);
      rig.server.await(id, run -> run.status.equals("waiting"));
      assertThat(rig.server.awaitEnd(rig.server.trigger("other", 7)).status).isEqualTo("completed");
      rig.server.advance(Duration.ofDays(3));
      ServerRun run = rig.server.awaitEnd(id);
      assertThat(String.valueOf(run.output)).isEqualTo("1");
      assertThat(run.reports).containsExactly("step", "step", "suspend", "complete");
      assertThat(began).hasValue(2);
      assertThat(prepared).hasValue(1);
    }
  }

  @Test
  void a_short_sleep_stays_in_place_and_is_not_repeated() throws Exception {
    Task<Integer, Void> task =
        Task.of("napper", Integer.class)
            .retry(Retry.fixed(2, Duration.ZERO))
            .handler((input, run) -> {
              run.sleep(Duration.ofMillis(1));
              if (run.attempt() == 1) {
                throw new IllegalStateException("again");
              }
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("napper", 1));
      assertThat(run.reports).containsExactly("step", "fail", "complete");
      assertThat(run.handovers).isEqualTo(2);
    }
  }

  @Test
  void code_that_swallows_the_suspension_is_suspended_nevertheless() throws Exception {
    Task<Integer, String> task =
        Task.of("swallower", Integer.class, String.class)
            .handler((input, run) -> {
              try {
                run.sleep(Duration.ofHours(1));
              } catch (Throwable swallowed) {
                return "too early";
              }
              return "in time";
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("swallower", 1);
      rig.server.await(id, run -> run.status.equals("waiting"));
      rig.server.advance(Duration.ofHours(1));
      assertThat(String.valueOf(rig.server.awaitEnd(id).output)).isEqualTo("\"in time\"");
    }
  }

  @Test
  void a_token_is_waited_for_without_a_worker_and_brings_its_value() throws Exception {
    List<Token> tokens = new CopyOnWriteArrayList<>();
    Task<Integer, String> task =
        Task.of("approval", Integer.class, String.class)
            .handler((input, run) -> {
              Token token = run.createToken(Duration.ofHours(1));
              tokens.add(token);
              return run.waitForToken(token, String.class).orElseThrow();
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("approval", 1);
      rig.server.await(id, run -> run.status.equals("waiting"));
      assertThat(tokens.getFirst().url()).startsWith(rig.server.url().toString());
      rig.server.completeToken(tokens.getFirst().id(), "approved by anna");
      assertThat(String.valueOf(rig.server.awaitEnd(id).output)).isEqualTo("\"approved by anna\"");
      assertThat(tokens).hasSize(2).containsOnly(tokens.getFirst());
    }
  }

  @Test
  void a_token_that_nobody_completes_times_out_and_stays_so() throws Exception {
    Task<Integer, Boolean> task =
        Task.of("approval", Integer.class, Boolean.class)
            .retry(Retry.fixed(2, Duration.ZERO))
            .handler((input, run) -> {
              Token token = run.createToken(Duration.ofHours(9));
              TokenResult<String> result =
                  run.waitForToken(token, Duration.ofMinutes(10), String.class);
              if (run.attempt() == 1) {
                throw new IllegalStateException("again");
              }
              return result instanceof TokenResult.TimedOut;
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("approval", 1);
      rig.server.await(id, run -> run.status.equals("waiting"));
      rig.server.advance(Duration.ofMinutes(11));
      assertThat(String.valueOf(rig.server.awaitEnd(id).output)).isEqualTo("true");
    }
  }

  @Test
  void a_child_is_triggered_once_and_its_output_awaited_without_a_slot() throws Exception {
    Task<Integer, Integer> square =
        Task.of("square", Integer.class, Integer.class).handler((input, run) -> input * input);
    Task<Integer, Integer> parent =
        Task.of("parent", Integer.class, Integer.class)
            .handler((input, run) -> run.triggerAndWait(square, input).orElseThrow());
    var builder = Worker.builder().tasks(square, parent).slots(1);
    try (var rig = WorkerRig.start(builder)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("parent", 7));
      assertThat(String.valueOf(run.output)).isEqualTo("49");
      assertThat(rig.server.runs()).hasSize(2);
      assertThat(rig.server.runs().getLast().options.get("parent").asString()).isEqualTo(run.id);
    }
  }

  @Test
  void a_child_that_another_has_triggered_already_brings_its_output() throws Exception {
    Task<Integer, Integer> square =
        Task.of("square", Integer.class, Integer.class).handler((input, run) -> input * input);
    var shared = TriggerOptions.options().idempotencyKey("square of seven").build();
    Task<Integer, Integer> parent =
        Task.of("parent", Integer.class, Integer.class)
            .handler((input, run) -> run.triggerAndWait(square, input, shared).orElseThrow());
    try (var rig = WorkerRig.start(square, parent)) {
      ServerRun first = rig.server.awaitEnd(rig.server.trigger("parent", 7));
      ServerRun second = rig.server.awaitEnd(rig.server.trigger("parent", 7));
      assertThat(List.of(first.status, second.status)).containsOnly("completed");
      assertThat(String.valueOf(second.output)).isEqualTo("49");
      assertThat(rig.server.runs()).hasSize(3);
    }
  }

  @Test
  void results_of_many_children_come_in_the_order_of_their_inputs() throws Exception {
    Task<Integer, Integer> half =
        Task.of("half", Integer.class, Integer.class)
            .retry(Retry.none())
            .handler((input, run) -> {
              if (input % 2 != 0) {
                throw new IllegalArgumentException(input + " is odd");
              }
              return input / 2;
            });
    Task<Integer, String> parent =
        Task.of("parent", Integer.class, String.class)
            .handler((input, run) ->
                run.batchTriggerAndWait(half, List.of(2, 3, 4)).stream()
                    .map(SuspensionTest::show)
                    .toList()
                    .toString());
    try (var rig = WorkerRig.start(half, parent)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("parent", 0));
      assertThat(String.valueOf(run.output)).isEqualTo("\"[1, 3 is odd, 2]\"");
    }
  }

  private static String show(RunResult<Integer> result) {
    return switch (result) {
      case RunResult.Completed<Integer> completed -> String.valueOf(completed.output());
      case RunResult.Ended<Integer> ended ->
          ended.error() == null ? ended.status().code() : ended.error().message();
    };
  }

  @Test
  void a_child_that_is_not_waited_for_is_triggered_once() throws Exception {
    Task<Integer, Void> child = Task.of("child", Integer.class).handler((input, run) -> null);
    Task<Integer, String> parent =
        Task.of("parent", Integer.class, String.class)
            .retry(Retry.fixed(3, Duration.ZERO))
            .handler((input, run) -> {
              String id = run.trigger(child, 1);
              if (run.attempt() < 3) {
                throw new IllegalStateException("again");
              }
              return id;
            });
    try (var rig = WorkerRig.start(child, parent)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("parent", 0));
      assertThat(rig.server.runs()).hasSize(2);
      assertThat(String.valueOf(run.output)).contains(rig.server.runs().getLast().id);
    }
  }
}
