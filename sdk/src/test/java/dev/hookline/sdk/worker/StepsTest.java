package dev.hookline.sdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Step;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.server.ServerRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final Map<String, Object> NOTHING = Map.of();

  private interface Code {
    @Nullable Object run(RunContext run) throws Exception;
  }

  @SuppressWarnings("rawtypes")
  private static Task<Map, Object> task(Code code) {
    return Task.of("steps", Map.class, Object.class)
        .retry(Retry.fixed(3, Duration.ZERO))
        .handler((input, run) -> code.run(run));
  }

  private static ServerRun execute(Code code) throws InterruptedException {
    try (var rig = WorkerRig.start(task(code))) {
      return rig.server.awaitEnd(rig.server.trigger("steps", NOTHING));
    }
  }

  @Test
  void a_finished_step_is_not_done_again_at_the_next_attempt() throws Exception {
    var charges = new AtomicInteger();
    ServerRun run =
        execute(context -> {
          Integer charge = context.step("charge", Integer.class, charges::incrementAndGet);
          if (context.attempt() == 1) {
            throw new IllegalStateException("the mail server is down");
          }
          return charge;
        });
    assertThat(run.status).isEqualTo("completed");
    assertThat(run.reports).containsExactly("step", "fail", "complete");
    assertThat(charges).hasValue(1);
  }

  @Test
  void a_name_that_cannot_be_kept_is_refused_before_the_work() throws Exception {
    var done = new AtomicInteger();
    ServerRun run =
        execute(context -> context.step("line\nbreak", Integer.class, done::incrementAndGet));
    assertThat(run.status).isEqualTo("failed");
    assertThat(run.reports).containsOnly("fail");
    assertThat(done).hasValue(0);
  }

  @Test
  void the_same_name_is_counted() throws Exception {
    ServerRun run =
        execute(context -> {
          for (int number = 1; number <= 3; number++) {
            int value = number;
            context.step("page", Integer.class, () -> value);
          }
          return null;
        });
    assertThat(run.steps.keySet()).containsExactly("page#1", "page#2", "page#3");
  }

  @Test
  void the_idempotency_key_of_a_step_is_the_same_at_each_attempt() throws Exception {
    List<String> keys = new CopyOnWriteArrayList<>();
    ServerRun run =
        execute(context ->
            context.step(
                "charge",
                Integer.class,
                (Step step) -> {
                  keys.add(step.idempotencyKey());
                  if (context.attempt() < 3) {
                    throw new IllegalStateException("lost");
                  }
                  return 1;
                }));
    assertThat(run.status).isEqualTo("completed");
    assertThat(keys).hasSize(3).containsOnly(run.id + "/charge#1");
  }

  @Test
  void a_step_of_another_name_in_between_is_refused_for_good() throws Exception {
    ServerRun run =
        execute(context -> {
          context.step(context.attempt() == 1 ? "charge" : "bill", () -> {});
          if (context.attempt() == 1) {
            throw new IllegalStateException("again");
          }
          return null;
        });
    assertThat(run.status).isEqualTo("failed");
    assertThat(run.attempt).isEqualTo(2);
    assertThat(String.valueOf(run.error))
        .contains("StepMismatch", "the code came to bill#1", "had finished charge#1");
  }

  @Test
  void an_output_of_another_type_is_refused_for_good() throws Exception {
    ServerRun run =
        execute(context -> {
          if (context.attempt() == 1) {
            context.step("charge", String.class, () -> "ch_1");
            throw new IllegalStateException("again");
          }
          return context.step("charge", Integer.class, () -> 1);
        });
    assertThat(run.status).isEqualTo("failed");
    assertThat(String.valueOf(run.error)).contains("StepMismatch", "charge#1", "Integer");
  }

  @Test
  void a_step_that_failed_and_was_caught_may_succeed_later_and_lead_elsewhere() throws Exception {
    ServerRun run =
        execute(context -> {
          try {
            context.step(
                "primary",
                () -> {
                  if (context.attempt() == 1) {
                    throw new IllegalStateException("down");
                  }
                });
            context.step("thank", () -> {});
          } catch (IllegalStateException down) {
            context.step("fallback", () -> {});
          }
          if (context.attempt() == 1) {
            throw new IllegalStateException("again");
          }
          return null;
        });
    assertThat(run.status).isEqualTo("completed");
    assertThat(run.steps).containsKeys("fallback#1", "primary#1", "thank#1");
  }

  @Test
  void a_step_within_a_step_is_an_error() throws Exception {
    ServerRun run =
        execute(context -> {
          context.step("outer", () -> context.step("inner", () -> {}));
          return null;
        });
    assertThat(String.valueOf(run.error)).contains("a step cannot contain other steps");
  }

  @Test
  void an_output_over_1_mib_is_an_error_that_names_the_step() throws Exception {
    ServerRun run =
        execute(context -> context.step("big", String.class, () -> "x".repeat(2 << 20)));
    assertThat(run.status).isEqualTo("failed");
    assertThat(String.valueOf(run.error)).contains("step big#1 is 2,097,154 bytes");
  }

  @Test
  void steps_of_other_threads_are_an_error() throws Exception {
    ServerRun run =
        execute(context -> {
          var failure = new CopyOnWriteArrayList<String>();
          Thread other =
              Thread.ofVirtual()
                  .start(() -> {
                    try {
                      context.step("elsewhere", () -> {});
                    } catch (IllegalStateException refused) {
                      failure.add(String.valueOf(refused.getMessage()));
                    }
                  });
          other.join();
          return failure.getFirst();
        });
    assertThat(String.valueOf(run.output)).contains("belong to the thread of the run");
  }
}
