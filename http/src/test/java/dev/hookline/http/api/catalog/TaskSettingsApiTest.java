package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tasks without workers, schedules, queues and tokens are set up and looked at. */
class TaskSettingsApiTest {

  private static final String SCHEDULES = "/api/v1/schedules";
  private static final String QUEUE = "/api/v1/queues/task/send";

  private final CatalogServer server = new CatalogServer();

  @BeforeEach
  void register() {
    TaskWorker.registered(server, "{\"id\":\"send\",\"schedules\":[{\"cron\":\"0 7 * * *\"}]}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_task_over_http_shows_its_secret_once() {
    String path = "/api/v1/tasks/call";
    String body = "{\"url\":\"https://receiver.example.com/run\",\"queue\":{\"concurrency\":3}}";

    JsonNode made = server.expect(201, "PUT", path, body);
    assertThat(made.path("secret").asString()).startsWith("whsec_");
    assertThat(made.path("kind").asString()).isEqualTo("http");
    assertThat(made.path("queue").path("concurrency").asInt()).isEqualTo(3);
    assertThat(server.expect(200, "PUT", path, body).has("secret")).isFalse();
    assertThat(server.expect(200, "GET", path, null).has("secret")).isFalse();
    assertThat(server.expect(200, "GET", "/api/v1/tasks?limit=1", null).path("next").asString())
        .isNotEmpty();
    server.expect(204, "DELETE", path, null);
    server.expect(404, "GET", path, null);
  }

  @RepeatedTest(50)
  void calls_that_set_up_one_task_at_once_make_one_secret() throws Exception {
    int calls = 8;
    CyclicBarrier start = new CyclicBarrier(calls);
    List<Future<JsonNode>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = 0; at < calls; at++) {
        answers.add(
            callers.submit(() -> {
              start.await();
              String body = "{\"url\":\"https://receiver.example.com/run\"}";
              return CatalogServer.json(server.call("PUT", "/api/v1/tasks/call", body).body());
            }));
      }
    }
    int secrets = 0;
    for (Future<JsonNode> answer : answers) {
      secrets += answer.get().has("secret") ? 1 : 0;
    }
    assertThat(secrets).isEqualTo(1);
  }

  @RepeatedTest(200)
  void a_worker_that_connects_while_its_task_is_changed_has_its_task_or_is_refused()
      throws Exception {
    String path = "/api/v1/tasks/contested";
    String target = "{\"url\":\"https://receiver.example.com/run\"}";
    for (String method : List.of("DELETE", "PUT")) {
      TaskWorker before = TaskWorker.of(server, "contested");
      server.expect(204, "DELETE", before.path(), null);
      CyclicBarrier start = new CyclicBarrier(2);
      Future<HttpResponse<String>> registration;
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        registration =
            callers.submit(() -> {
              start.await();
              return server.call(
                  "POST",
                  "/api/v1/workers",
                  "{\"name\":\"w\",\"slots\":1,\"tasks\":[{\"id\":\"contested\"}]}");
            });
        start.await();
        server.call(method, path, method.equals("PUT") ? target : null);
      }
      HttpResponse<String> answer = registration.get();
      if (answer.statusCode() == 201) {
        JsonNode task = server.expect(200, "GET", path, null);
        assertThat(task.path("kind").asString()).isEqualTo("worker");
        String session = CatalogServer.json(answer.body()).path("id").asString();
        server.expect(204, "DELETE", "/api/v1/workers/" + session, null);
      }
      server.call("DELETE", path, null);
    }
  }

  @Test
  void runs_that_wait_for_a_worker_fail_when_their_task_is_deleted() {
    TaskWorker worker = TaskWorker.of(server, "gone");
    server.expect(204, "DELETE", worker.path(), null);
    String run =
        server
            .expect(202, "POST", "/api/v1/tasks/gone/trigger", "{\"payload\":1}")
            .path("id")
            .asString();

    server.expect(204, "DELETE", "/api/v1/tasks/gone", null);

    Await.until(
        "the run has failed",
        Duration.ofSeconds(20),
        () -> {
          server.tick();
          return statusOf(run).equals("failed");
        });
  }

  private String statusOf(String run) {
    return server.expect(200, "GET", "/api/v1/runs/" + run, null).path("status").asString();
  }

  @Test
  void a_task_is_triggered_by_alerts_or_by_a_source_that_there_is() {
    String on = "{\"url\":\"https://receiver.example.com/run\",\"on\":[{\"sources\":[\"%s\"]}]}";

    JsonNode made = server.expect(201, "PUT", "/api/v1/tasks/alarm", on.formatted("hookline"));
    assertThat(made.path("on").get(0).path("sources").get(0).asString())
        .isEqualTo("src_00000000000000000000000000");
    server.expect(422, "PUT", "/api/v1/tasks/alarm", on.formatted("nobody"));
  }

  @Test
  void a_task_may_not_be_called_at_a_private_address() {
    JsonNode problem =
        server.expect(422, "PUT", "/api/v1/tasks/call", "{\"url\":\"http://169.254.169.254/\"}");

    assertThat(problem.path("code").asString()).isEqualTo("blocked_address");
  }

  @Test
  void the_task_of_a_worker_is_not_taken_away() {
    server.expect(409, "PUT", "/api/v1/tasks/send", "{\"url\":\"https://r.example.com/\"}");
    server.expect(409, "DELETE", "/api/v1/tasks/send", null);
  }

  @Test
  void a_schedule_is_made_changed_and_deleted() {
    JsonNode made =
        server.expect(
            201,
            "POST",
            SCHEDULES,
            "{\"task\":\"send\",\"cron\":\"* * * * *\",\"timezone\":\"Europe/Berlin\",\"payload\":{\"n\": 1.10}}");
    String path = SCHEDULES + "/" + made.path("id").asString();

    assertThat(made.path("upcoming")).hasSize(5);
    assertThat(made.path("next_run_at")).isEqualTo(made.path("upcoming").get(0));
    assertThat(server.call("GET", path, null).body()).contains("{\"n\": 1.10}");
    JsonNode off = server.expect(200, "PATCH", path, "{\"enabled\":false}");
    assertThat(off.path("upcoming")).isEmpty();
    assertThat(off.path("timezone").asString()).isEqualTo("Europe/Berlin");
    server.expect(204, "DELETE", path, null);
    server.expect(404, "GET", path, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"task\":\"send\",\"cron\":\"50-10 * * * *\"} | invalid_cron",
        "{\"task\":\"send\",\"cron\":\"0 0 30 2 *\"} | cron_never_fires",
        "{\"task\":\"send\",\"cron\":\"* * * * *\",\"timezone\":\"Mars/Olympus\"} | invalid_fields",
        "{\"task\":\"no pe\",\"cron\":\"* * * * *\"} | invalid_fields",
        "{\"task\":\"send\",\"cron\":\"* * * * *\",\"catch_up\":\"some\"} | invalid_fields",
        "{\"task\":\"send\",\"cron\":\"* * * * *\",\"colour\":\"s\"} | unknown_field",
        "{\"task\":\"send\"} | invalid_fields",
      })
  void a_wrong_schedule_is_refused(String body, String code) {
    assertThat(server.expect(422, "POST", SCHEDULES, body).path("code").asString()).isEqualTo(code);
  }

  @Test
  void a_declared_schedule_can_only_be_disabled() {
    String path =
        SCHEDULES + "/" + server.expect(200, "GET", SCHEDULES, null).at("/data/0/id").asString();

    server.expect(409, "PATCH", path, "{\"cron\":\"* * * * *\"}");
    server.expect(409, "DELETE", path, null);
    assertThat(server.expect(200, "PATCH", path, "{\"enabled\":false}").path("enabled").asBoolean())
        .isFalse();
  }

  @Test
  void a_queue_is_named_with_its_slash_encoded_or_plain() {
    for (String path : new String[] {QUEUE, "/api/v1/queues/task%2Fsend"}) {
      assertThat(server.expect(200, "GET", path, null).path("name").asString())
          .isEqualTo("task/send");
    }
    assertThat(server.expect(200, "GET", "/api/v1/queues", null).path("data")).hasSize(1);
  }

  @Test
  void the_queue_of_a_task_called_pause_is_named_with_its_slash_encoded() {
    TaskWorker.registered(server, "{\"id\":\"pause\"}");
    String path = "/api/v1/queues/task%2Fpause";

    assertThat(server.expect(200, "POST", path + "/pause", null).path("paused").asBoolean())
        .isTrue();
    assertThat(server.expect(200, "GET", path, null).path("name").asString())
        .isEqualTo("task/pause");
  }

  @Test
  void a_paused_queue_keeps_its_runs_until_it_goes_on() {
    server.expect(200, "POST", QUEUE + "/pause", null);
    server.expect(202, "POST", "/api/v1/tasks/send/trigger", "{\"payload\":1}");

    JsonNode paused = server.expect(200, "GET", QUEUE, null);
    assertThat(paused.path("paused").asBoolean()).isTrue();
    assertThat(paused.path("depth").asInt()).isEqualTo(1);
    assertThat(server.expect(200, "POST", QUEUE + "/resume", null).path("paused").asBoolean())
        .isFalse();
  }

  @Test
  void what_an_operator_limits_no_worker_changes() {
    JsonNode limited =
        server.expect(200, "PATCH", QUEUE, "{\"concurrency\":2,\"concurrency_per_key\":null}");
    assertThat(limited.path("set_by_operator").asBoolean()).isTrue();

    TaskWorker.registered(server, "{\"id\":\"send\",\"queue\":{\"concurrency\":9}}");

    assertThat(server.expect(200, "GET", QUEUE, null).path("concurrency").asInt()).isEqualTo(2);
    server.expect(422, "PATCH", QUEUE, "{\"concurrency\":0}");
  }

  @Test
  void a_token_is_completed_by_whoever_has_its_url() {
    JsonNode made =
        server.expect(
            201, "POST", "/api/v1/tokens", "{\"timeout\":\"1h\",\"idempotency_key\":\"k\"}");
    String path = "/api/v1/tokens/" + made.path("id").asString();
    assertThat(made.path("status").asString()).isEqualTo("waiting");
    assertThat(
            server.expect(201, "POST", "/api/v1/tokens", "{\"idempotency_key\":\"k\"}").path("url"))
        .isEqualTo(made.path("url"));

    String url = made.path("url").asString().substring(CatalogServer.PUBLIC_URL.length());
    assertThat(complete(url + "x", "1").statusCode()).isEqualTo(404);
    assertThat(complete(url, "{").statusCode()).isEqualTo(400);
    assertThat(complete(url, "{\"ok\": 1.10}").statusCode()).isEqualTo(202);

    JsonNode again = server.expect(200, "POST", path + "/complete", "{\"output\":2}");
    assertThat(again.path("status").asString()).isEqualTo("completed");
    assertThat(server.call("GET", path, null).body()).contains("\"output\":{\"ok\": 1.10}");
  }

  private HttpResponse<String> complete(String path, String body) {
    return server.api.send(
        server
            .api
            .anonymous(path)
            .header("content-type", "application/json")
            .header("idempotency-key", "made-up")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void a_run_that_waits_is_rescheduled_described_cancelled_and_replayed() {
    JsonNode run =
        server.expect(
            202,
            "POST",
            "/api/v1/tasks/send/trigger",
            "{\"payload\":{\"n\":1},\"options\":{\"delay\":\"1h\",\"tags\":[\"t\"]}}");
    String path = "/api/v1/runs/" + run.path("id").asString();

    server.expect(200, "POST", path + "/reschedule", "{\"delay\":\"2h\"}");
    server.expect(422, "POST", path + "/reschedule", "{\"delay\":\"400d\"}");
    assertThat(
            server
                .expect(200, "PATCH", path + "/metadata", "{\"a\":{\"b\":1}}")
                .at("/metadata/a/b")
                .asInt())
        .isEqualTo(1);
    assertThat(
            server
                .expect(200, "GET", "/api/v1/runs?status=delayed&tag=t&task=send", null)
                .path("data"))
        .hasSize(1);
    assertThat(server.expect(200, "GET", "/api/v1/runs?status=queued", null).path("data"))
        .isEmpty();
    assertThat(server.expect(200, "POST", path + "/cancel", null).path("status").asString())
        .isEqualTo("cancelled");
    server.expect(409, "POST", path + "/cancel", null);
    JsonNode replayed = server.expect(202, "POST", path + "/replay", null);
    assertThat(replayed.at("/trigger/replay_of").asString()).isEqualTo(run.path("id").asString());
    server.expect(400, "GET", "/api/v1/runs?status=strange", null);
    server.expect(400, "GET", "/api/v1/runs?include=all", null);
  }

  @Test
  void a_replay_has_the_options_of_its_run() {
    JsonNode run =
        server.expect(
            202,
            "POST",
            "/api/v1/tasks/send/trigger",
            "{\"payload\":1,\"options\":{\"delay\":\"2h\",\"ttl\":\"1h\",\"priority\":5,\"metadata\":{\"a\":1}}}");
    String path = "/api/v1/runs/" + run.path("id").asString() + "/replay";
    JsonNode replayed = server.expect(202, "POST", path, null);

    assertThat(replayed.path("metadata").path("a").asInt()).isEqualTo(1);
    assertThat(replayed.path("priority").asInt()).isEqualTo(5);
    assertThat(Instant.parse(replayed.path("expires_at").asString()))
        .isEqualTo(Instant.parse(replayed.path("created_at").asString()).plusSeconds(3_600));
  }

  @Test
  void limits_that_a_definition_leaves_out_are_gone_unless_an_operator_set_them() {
    String task = "/api/v1/tasks/call";
    String plain = "{\"url\":\"https://r.example.com/\"}";
    server.expect(
        201, "PUT", task, "{\"url\":\"https://r.example.com/\",\"queue\":{\"concurrency\":1}}");
    JsonNode changed = server.expect(200, "PUT", task, plain);
    assertThat(changed.at("/queue/concurrency").isMissingNode()).isTrue();

    server.expect(200, "PATCH", "/api/v1/queues/task/call", "{\"concurrency\":2}");
    changed = server.expect(200, "PUT", task, plain);
    assertThat(changed.at("/queue/concurrency").asInt()).isEqualTo(2);

    String shared = "\"queue\":{\"name\":\"shared\"";
    TaskWorker.registered(server, "{\"id\":\"a\"," + shared + ",\"concurrency\":3}}");
    TaskWorker.registered(server, "{\"id\":\"b\"," + shared + "}}");
    assertThat(server.expect(200, "GET", "/api/v1/queues/shared", null).path("concurrency").asInt())
        .isEqualTo(3);
  }

  @Test
  void another_project_sees_nothing_of_it() {
    JsonNode run = server.expect(202, "POST", "/api/v1/tasks/send/trigger", "{\"payload\":1}");
    String[] paths = {
      "/api/v1/runs/" + run.path("id").asString(), "/api/v1/tasks/send", QUEUE,
    };

    for (String path : paths) {
      assertThat(server.call("GET", path, null, server.api.otherKey).statusCode()).isEqualTo(404);
    }
    assertThat(server.call("POST", paths[0] + "/cancel", null, server.api.otherKey).statusCode())
        .isEqualTo(404);
  }
}
