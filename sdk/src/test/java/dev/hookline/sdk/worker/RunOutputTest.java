package dev.hookline.sdk.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.server.ServerRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RunOutputTest {

  @Test
  void log_lines_arrive_in_order_and_before_the_end() throws Exception {
    Task<Integer, Void> task =
        Task.of("talker", Integer.class)
            .handler((input, run) -> {
              run.log("one");
              run.log(LogLevel.WARN, "two", Map.of("number", 2));
              run.log(LogLevel.DEBUG, "three");
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("talker", 1));
      assertThat(run.log.stream().map(line -> line.get("message").asString()))
          .containsExactly("one", "two", "three");
      assertThat(run.log.get(1).get("level").asString()).isEqualTo("warn");
      assertThat(run.log.get(1).get("fields").toString()).isEqualTo("{\"number\":2}");
    }
  }

  @Test
  void a_million_lines_are_bounded_and_the_rest_is_counted() throws Exception {
    Task<Integer, Void> task =
        Task.of("chatterbox", Integer.class)
            .handler((input, run) -> {
              for (int line = 0; line < 1_000_000; line++) {
                run.log("line " + line);
              }
              return null;
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("chatterbox", 1));
      int kept = run.log.size() - 1;
      assertThat(kept).isBetween(1_000, LogBuffer.LINES_MAX);
      assertThat(run.log.getLast().get("message").asString())
          .isEqualTo((1_000_000 - kept) + " more lines were logged than are kept");
    }
  }

  @Test
  void metadata_and_progress_are_merged_and_the_last_value_wins() throws Exception {
    Task<Integer, String> task =
        Task.of("counter", Integer.class, String.class)
            .handler((input, run) -> {
              for (int number = 0; number <= 10_000; number++) {
                run.metadata().set("number", number);
              }
              run.metadata().set("gone", true).remove("gone");
              run.progress(0.5, "half way");
              return run.metadata().get("number", Integer.class).orElseThrow().toString();
            });
    try (var rig = WorkerRig.start(task)) {
      ServerRun run = rig.server.awaitEnd(rig.server.trigger("counter", 1));
      assertThat(run.metadata.get("number").asInt()).isEqualTo(10_000);
      assertThat(run.metadata.has("gone")).isFalse();
      assertThat(run.metadata.get("progress").get("message").asString()).isEqualTo("half way");
      assertThat(run.reports.size()).isLessThan(5_000);
    }
  }

  @Test
  void hooks_are_called_around_the_code() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    Task<Integer, Integer> task =
        Task.of("hooked", Integer.class, Integer.class)
            .retry(Retry.fixed(2, Duration.ZERO))
            .onStart((input, run) -> calls.add("start " + run.attempt()))
            .onSuccess((input, output, run) -> calls.add("success " + output))
            .onFailure((input, error, run) -> calls.add("failure " + error.getMessage()))
            .handler((input, run) -> {
              if (input < 0) {
                throw new IllegalArgumentException("negative");
              }
              return input + 1;
            });
    try (var rig = WorkerRig.start(task)) {
      rig.server.awaitEnd(rig.server.trigger("hooked", 1));
      List<String> good = new ArrayList<>(calls);
      calls.clear();
      rig.server.awaitEnd(rig.server.trigger("hooked", -1));
      assertThat(good).containsExactly("start 1", "success 2");
      assertThat(calls).containsExactly("start 1", "start 2", "failure negative");
    }
  }

  @Test
  void the_observer_hears_of_each_execution() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    var observer =
        new WorkerObserver() {
          @Override
          public void ended(String task, RunOutcome outcome, Duration duration) {
            heard.add(task + " " + outcome.code() + " " + duration.isNegative());
          }
        };
    Task<Integer, Void> task = Task.of("seen", Integer.class).handler((input, run) -> null);
    var builder = Worker.builder().tasks(task).observer(observer);
    try (var rig = WorkerRig.start(builder)) {
      rig.server.awaitEnd(rig.server.trigger("seen", 1));
    }
    assertThat(heard).containsExactly("seen completed false");
  }
}
