package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever follows a run sees its present state, each line of its log, and its end. */
class RunIsFollowedTest {

  @AutoClose private final StartedServer server = StartedServer.start();

  private final ProtocolWorker worker = ProtocolWorker.register(server.api());

  private void report(JsonNode run, String members) {
    server
        .api()
        .post(
            worker.path() + "/report",
            "{\"items\":[{\"run\":\"%s\",\"lease\":%d,%s}]}"
                .formatted(run.path("id").asString(), run.path("lease").asInt(), members))
        .expect(200);
  }

  private void log(JsonNode run, String message) {
    report(
        run,
        """
        "kind":"log","entries":[{"at":"2026-01-01T00:00:00Z","level":"info","message":"%s"}]\
        """
            .formatted(message));
  }

  private static String stream(JsonNode run) {
    return "/api/v1/runs/" + run.path("id").asString() + "/stream";
  }

  private static List<String> told(List<StreamFrame> frames) {
    return frames.stream()
        .map(frame -> frame.event().equals("log") ? frame.text("message") : frame.text("status"))
        .distinct()
        .toList();
  }

  @Test
  void a_run_is_followed_from_its_present_state_to_its_end() {
    JsonNode run = worker.leased();
    log(run, "one");
    try (StreamReader reader = StreamReader.open(server.api(), stream(run))) {
      reader.await("the log so far", StartedServer.SOON, frame -> frame.event().equals("log"));
      log(run, "two");
      report(run, "\"kind\":\"complete\",\"output\":{\"sent\":true}");

      List<StreamFrame> frames = reader.awaitEnd(StartedServer.SOON);
      assertThat(told(frames)).containsExactly("executing", "one", "two", "completed");
      assertThat(frames.getLast().json().path("output").path("sent").asBoolean()).isTrue();
      assertThat(frames.getLast().id()).isEqualTo("2");
    }
  }

  @Test
  void a_reader_that_comes_back_gets_the_lines_that_it_missed() {
    JsonNode run = worker.leased();
    log(run, "one");
    log(run, "two");
    report(run, "\"kind\":\"complete\"");

    try (StreamReader back =
        StreamReader.open(server.api(), stream(run), Map.of("Last-Event-ID", "1"))) {
      assertThat(told(back.awaitEnd(StartedServer.SOON))).containsExactly("completed", "two");
    }
  }

  @Test
  void runs_of_one_task_are_watched_live() {
    try (StreamReader reader =
        StreamReader.open(server.api(), "/api/v1/live?kinds=run&task=send")) {
      JsonNode run = worker.leased();
      report(run, "\"kind\":\"complete\"");

      StreamFrame end =
          reader.await(
              "the end", StartedServer.SOON, frame -> frame.text("status").equals("completed"));
      assertThat(end.text("task")).isEqualTo("send");
      assertThat(end.text("id")).isEqualTo(run.path("id").asString());
    }
  }

  @Test
  void an_event_knows_the_runs_that_it_triggered_and_can_be_replayed_to_a_task() {
    server
        .api()
        .create(
            "/api/v1/workers",
            """
            {"name":"on","slots":5,"tasks":[{"id":"on-paid","on":[{"event_types":["order.*"]}]}]}
            """);
    String event = server.publish("order.paid", "{\"n\":1}");

    assertThat(server.event(event).path("runs").get(0).path("task").asString())
        .isEqualTo("on-paid");
    JsonNode replayed =
        server
            .api()
            .post("/api/v1/events/" + event + "/replay", "{\"task\":\"send\"}")
            .expect(202)
            .json();
    assertThat(replayed.path("runs").get(0).path("task").asString()).isEqualTo("send");
    assertThat(replayed.path("deliveries")).isEmpty();
  }
}
