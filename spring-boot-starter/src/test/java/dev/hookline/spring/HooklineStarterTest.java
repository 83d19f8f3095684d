package dev.hookline.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.client.HooklineClient;
import dev.hookline.sdk.server.ProtocolServer;
import dev.hookline.sdk.server.ServerRun;
import dev.hookline.sdk.worker.WorkerObserver;
import dev.hookline.sdk.worker.WorkerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class HooklineStarterTest {

  record Email(String to) {}

  record Receipt(String id) {}

  static class Mailer {

    @HookTask(
        id = "send-email",
        queue = "emails",
        concurrency = 10,
        maxAttempts = 5,
        maxDuration = "90s",
        on = "invoice.*",
        from = "billing",
        cron = "0 7 * * *",
        zone = "Europe/Berlin")
    Receipt send(Email email, RunContext run) {
      run.log("sends to " + email.to());
      return new Receipt("sent to " + email.to());
    }

    @HookTask(id = "sleep-long")
    void sleepLong(RunContext run) {
      run.sleep(Duration.ofDays(1));
    }

    @HookTask(id = "list", maxAttempts = 1)
    int count(List<Email> emails) {
      if (emails.isEmpty()) {
        throw new IllegalArgumentException("nobody to write to");
      }
      return emails.size();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Mailer mailer() {
      return new Mailer();
    }

    @Bean
    Task<Email, Receipt> archive() {
      return Task.of("archive", Email.class, Receipt.class)
          .retry(Retry.none())
          .handler((email, run) -> new Receipt("kept"));
    }

    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }

  private final ProtocolServer server = ProtocolServer.start();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  HooklineAutoConfiguration.class,
                  HooklineWorkerAutoConfiguration.class,
                  HooklineMetricsAutoConfiguration.class,
                  HooklineHealthAutoConfiguration.class))
          .withPropertyValues(
              "hookline.url=" + server.url(),
              "hookline.api-key=" + ProtocolServer.API_KEY,
              "hookline.worker.slots=7",
              "hookline.worker.name=shop");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void methods_and_beans_become_tasks_of_one_worker() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          var registration = server.registrations().getFirst();
          assertThat(registration.get("name").asString()).isEqualTo("shop");
          assertThat(registration.get("slots").asInt()).isEqualTo(7);
          assertThat(registration.get("tasks").findValuesAsString("id"))
              .containsExactlyInAnyOrder("archive", "send-email", "sleep-long", "list");
          String tasks = registration.get("tasks").toString();
          assertThat(tasks)
              .contains("\"name\":\"emails\",\"concurrency\":10")
              .contains("\"max_attempts\":5")
              .contains("\"max_duration\":\"PT1M30S\"")
              .contains("invoice.*", "billing", "0 7 * * *", "Europe/Berlin");
        });
  }

  @Test
  void a_method_runs_with_its_typed_input_and_the_client_gets_the_output() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          var task = TaskRef.to("send-email", Email.class, Receipt.class);
          var client = context.getBean(HooklineClient.class);
          assertThat(client.trigger(task, new Email("anna")).await().orElseThrow())
              .isEqualTo(new Receipt("sent to anna"));
        });
  }

  @Test
  void a_method_may_take_a_generic_input_and_fail() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          String two = server.trigger("list", List.of(Map.of("to", "a"), Map.of("to", "b")));
          assertThat(String.valueOf(server.awaitEnd(two).output)).isEqualTo("2");
          ServerRun none = server.awaitEnd(server.trigger("list", List.of()));
          assertThat(String.valueOf(none.error))
              .contains("java.lang.IllegalArgumentException", "nobody to write to");
        });
  }

  @Test
  void a_method_can_be_suspended() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          String id = server.trigger("sleep-long", Map.of());
          server.await(id, run -> run.status.equals("waiting"));
          server.advance(Duration.ofDays(1));
          assertThat(server.awaitEnd(id).status).isEqualTo("completed");
        });
  }

  @Test
  void executions_are_timed_by_task_and_outcome() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          server.awaitEnd(server.trigger("archive", Map.of("to", "a")));
          context.getBean(HooklineWorker.class).stop();
          var timer =
              context
                  .getBean(MeterRegistry.class)
                  .get("hookline.task.runs")
                  .tags("task", "archive", "outcome", "completed")
                  .timer();
          assertThat(timer.count()).isEqualTo(1);
        });
  }

  @Test
  void health_follows_the_session() {
    BlockingQueue<WorkerState> states = new LinkedBlockingQueue<>();
    runner
        .withUserConfiguration(Tasks.class)
        .withBean(WorkerObserver.class, () -> observer(states))
        .run(context -> {
          HealthIndicator indicator = context.getBean(HealthIndicator.class);
          assertThat(next(states)).isInstanceOf(WorkerState.Connected.class);
          assertThat(health(indicator).getStatus()).isEqualTo(Status.UP);
          assertThat(health(indicator).getDetails()).containsEntry("slots", 7);

          server.troubles().unavailable(path -> true);
          server.trigger("archive", Map.of()); // which ends the lease that waits
          assertThat(next(states)).isInstanceOf(WorkerState.Disconnected.class);
          assertThat(health(indicator).getStatus()).isEqualTo(Status.DOWN);

          server.troubles().over();
          assertThat(next(states)).isInstanceOf(WorkerState.Connected.class);
          assertThat(health(indicator).getStatus()).isEqualTo(Status.UP);
        });
  }

  private static WorkerObserver observer(BlockingQueue<WorkerState> states) {
    return new WorkerObserver() {
      @Override
      public void stateChanged(WorkerState state) {
        states.add(state);
      }
    };
  }

  private static WorkerState next(BlockingQueue<WorkerState> states) throws InterruptedException {
    return Objects.requireNonNull(states.poll(30, TimeUnit.SECONDS));
  }

  private static Health health(HealthIndicator indicator) {
    return Objects.requireNonNull(indicator.health());
  }

  @Test
  void a_server_that_is_away_is_down_and_does_not_stop_the_application() {
    server.troubles().unavailable(path -> true);
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> {
          assertThat(context).hasNotFailed();
          Health health = health(context.getBean(HealthIndicator.class));
          assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        });
  }

  @Test
  void a_closing_application_leaves_the_server() {
    runner
        .withUserConfiguration(Tasks.class)
        .run(context -> assertThat(server.sessions()).hasSize(1));
    assertThat(server.sessions()).isEmpty();
  }

  @Test
  void the_worker_can_be_switched_off() {
    runner
        .withUserConfiguration(Tasks.class)
        .withPropertyValues("hookline.worker.enabled=false")
        .run(context -> {
          assertThat(context).hasSingleBean(HooklineClient.class);
          assertThat(context).doesNotHaveBean(HooklineWorker.class);
        });
  }

  @Test
  void without_a_key_there_is_nothing() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                HooklineAutoConfiguration.class, HooklineWorkerAutoConfiguration.class))
        .run(context -> {
          assertThat(context).doesNotHaveBean(HooklineClient.class);
          assertThat(context).doesNotHaveBean(HooklineWorker.class);
        });
  }

  static class Wrong {
    @HookTask(id = "wrong")
    void wrong(String one, String two) {}
  }

  @Test
  void a_method_with_two_inputs_is_told_at_the_start() {
    runner
        .withBean(Wrong.class)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("a task takes its input, the RunContext"));
  }
}
