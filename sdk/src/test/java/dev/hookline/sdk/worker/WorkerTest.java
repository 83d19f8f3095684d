package dev.hookline.sdk.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.Events;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryAfter;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.server.ServerRun;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

class WorkerTest {

  record Email(String to, int copies) {}

  record Receipt(String id) {}

  private static final Map<String, Object> EMAIL = Map.of("to", "a@example.com", "copies", 2);

  @Test
  void the_input_becomes_a_record_and_the_output_becomes_json() throws Exception {
    Task<Email, Receipt> task =
        Task.of("send-email", Email.class, Receipt.class)
            .handler((email, run) -> new Receipt(email.to() + " x" + email.copies()));
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("send-email", EMAIL));
      assertThat(run.status).isEqualTo("completed");
      assertThat(String.valueOf(run.output)).isEqualTo("{\"id\":\"a@example.com x2\"}");
    }
  }

  @Test
  void the_registration_tells_all_rules_of_a_task() throws Exception {
    Task<Email, Void> task =
        Task.of("send-email", Email.class)
            .description("Sends one e-mail")
            .queue("emails")
            .concurrency(10)
            .concurrencyPerKey(1)
            .retry(Retry.exponential(5, Duration.ofSeconds(2), Duration.ofMinutes(1)))
            .maxDuration(Duration.ofMinutes(1))
            .ttl(Duration.ofHours(1))
            .on(Events.types("invoice.*").from("billing"))
            .schedule("0 7 * * *", ZoneId.of("Europe/Berlin"))
            .handler((email, run) -> null);
    try (var rig = WorkerRig.start(task)) {
      JsonNode registered = rig.server.registrations().getFirst();
      assertThat(registered.get("name").asString()).isEqualTo("rig");
      assertThat(registered.get("tasks").get(0))
          .isEqualTo(
              JsonMapper.shared()
                  .readTree(
                      """
                      {"id": "send-email", "description": "Sends one e-mail",
                       "queue": {"name": "emails", "concurrency": 10, "concurrency_per_key": 1},
                       "retry": {"max_attempts": 5, "min": "PT2S", "max": "PT1M", "factor": 2.0,
                         "jitter": true},
                       "max_duration": "PT1M", "ttl": "PT1H",
                       "on": [{"event_types": ["invoice.*"], "sources": ["billing"]}],
                       "schedules": [{"cron": "0 7 * * *", "timezone": "Europe/Berlin"}]}
                      """));
    }
  }

  @Test
  void an_invalid_task_is_refused_at_the_start() {
    Task<Email, Void> task =
        Task.of("send-email", Email.class).schedule("often").handler((email, run) -> null);
    assertThatThrownBy(() -> WorkerRig.start(task))
        .isInstanceOf(WorkerRefusedException.class)
        .hasMessageContaining("/tasks/0/schedules/0/cron: has five fields");
  }

  @Test
  void a_failed_attempt_is_repeated_with_its_number() throws Exception {
    Task<Email, Integer> task =
        Task.of("flaky", Email.class, Integer.class)
            .handler((email, run) -> {
              if (run.attempt() < 3) {
                throw new IllegalStateException("not yet");
              }
              return run.attempt();
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("flaky", EMAIL));
      assertThat(run.reports).containsExactly("fail", "fail", "complete");
      assertThat(String.valueOf(run.output)).isEqualTo("3");
    }
  }

  @Test
  void the_error_is_reported_with_type_message_and_stack() throws Exception {
    Task<Email, Void> task =
        Task.of("broken", Email.class)
            .retry(Retry.none())
            .handler((email, run) -> {
              throw new IllegalStateException("no such account");
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("broken", EMAIL));
      assertThat(String.valueOf(run.error))
          .contains("java.lang.IllegalStateException", "no such account", "WorkerTest");
    }
  }

  @Test
  void do_not_retry_fails_for_good() throws Exception {
    Task<Email, Void> task =
        Task.of("hopeless", Email.class)
            .handler((email, run) -> {
              throw new DoNotRetry("the account is closed");
            });
    try (var rig = WorkerRig.start(task)) {
      assertThat(rig.server.awaitEnd(rig.server.trigger("hopeless", EMAIL)).reports)
          .containsExactly("fail");
    }
  }

  @Test
  void retry_after_asks_for_its_wait() throws Exception {
    Task<Email, Void> task =
        Task.of("limited", Email.class)
            .handler((email, run) -> {
              if (run.attempt() == 1) {
                throw new RetryAfter(Duration.ofHours(1), "too many requests");
              }
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      String id = rig.server.trigger("limited", EMAIL);
      rig.server.await(id, run -> run.notBefore != null);
      rig.server.advance(Duration.ofMinutes(61));
      assertThat(rig.server.awaitEnd(id).status).isEqualTo("completed");
    }
  }

  @Test
  void on_error_decides_by_the_error() throws Exception {
    Task<Email, Void> task =
        Task.of("decides", Email.class)
            .onError(error -> error instanceof ArithmeticException ? Retry.never() : Retry.policy())
            .handler((email, run) -> {
              throw new ArithmeticException("by zero");
            });
    try (var rig = WorkerRig.start(task)) {
      assertThat(rig.server.awaitEnd(rig.server.trigger("decides", EMAIL)).reports)
          .containsExactly("fail");
    }
  }

  @Test
  void a_payload_that_does_not_fit_fails_for_good_and_says_why() throws Exception {
    Task<Email, Void> task = Task.of("send-email", Email.class).handler((email, run) -> null);
    try (var rig = WorkerRig.start(task)) {
      ServerRun run =
          rig.server.awaitEnd(rig.server.trigger("send-email", Map.of("copies", "many")));
      assertThat(run.reports).containsExactly("fail");
      assertThat(String.valueOf(run.error)).contains("invalid_payload", "many");
    }
  }

  @Test
  void no_payload_at_all_is_an_input_without_fields() throws Exception {
    record Options(@Nullable String name) {}
    Task<Options, Boolean> task =
        Task.of("nightly", Options.class, Boolean.class)
            .handler((options, run) -> options.name() == null);
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("nightly", NullNode.getInstance()));
      assertThat(String.valueOf(run.output)).isEqualTo("true");
    }
  }

  @Test
  void an_output_over_the_limit_fails_for_good() throws Exception {
    Task<Email, String> task =
        Task.of("verbose", Email.class, String.class).handler((email, run) -> "x".repeat(5 << 20));
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("verbose", EMAIL));
      assertThat(run.reports).containsExactly("fail");
      assertThat(String.valueOf(run.error)).contains("output_too_large");
    }
  }

  @Test
  void errors_of_the_machine_end_the_run_and_not_the_worker() throws Exception {
    Task<Email, Integer> deep =
        Task.of("deep", Email.class, Integer.class)
            .retry(Retry.none())
            .handler((email, run) -> descend(0));
    Task<Email, Void> greedy =
        Task.of("greedy", Email.class)
            .retry(Retry.none())
            .handler((email, run) -> {
              throw new OutOfMemoryError("told so");
            });
    Task<Email, Integer> fine =
        Task.of("fine", Email.class, Integer.class).handler((email, run) -> 1);
    try (var rig = WorkerRig.start(deep, greedy, fine)) {
      ServerRun overflown = rig.server.awaitEnd(rig.server.trigger("deep", EMAIL));
      ServerRun exhausted = rig.server.awaitEnd(rig.server.trigger("greedy", EMAIL));
      assertThat(String.valueOf(overflown.error)).contains("java.lang.StackOverflowError");
      assertThat(String.valueOf(exhausted.error)).contains("java.lang.OutOfMemoryError");
      assertThat(rig.server.awaitEnd(rig.server.trigger("fine", EMAIL)).status)
          .isEqualTo("completed");
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int descend(int depth) {
    return descend(depth + 1) + 1;
  }
}
