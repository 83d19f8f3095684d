package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A worker registers, leases, reports and leaves. */
class WorkerApiTest {

  private static final String WORKERS = "/api/v1/workers";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode trigger(String body) {
    return server.expect(202, "POST", "/api/v1/tasks/send/trigger", body);
  }

  private JsonNode run(JsonNode run) {
    return server.expect(200, "GET", "/api/v1/runs/" + run.path("id").asString(), null);
  }

  @Test
  void a_run_travels_from_its_trigger_to_its_output() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":{\"to\":\"a@example.com\"},\"options\":{\"tags\":[\"t\"]}}");

    JsonNode leased = worker.lease();
    assertThat(leased.path("task").asString()).isEqualTo("send");
    assertThat(leased.path("attempt").asInt()).isEqualTo(1);
    assertThat(leased.path("max_attempts").asInt()).isEqualTo(3);
    assertThat(leased.path("max_duration").asString()).isEqualTo("5m");
    assertThat(leased.path("payload").path("to").asString()).isEqualTo("a@example.com");
    assertThat(leased.path("trigger").path("kind").asString()).isEqualTo("api");
    assertThat(leased.path("queue").asString()).isEqualTo("task/send");
    assertThat(run(leased).path("status").asString()).isEqualTo("executing");

    JsonNode told = worker.report(leased, "\"kind\":\"complete\",\"output\":{\"sent\":1.10}");

    assertThat(told.path("results").get(0).path("status").asString()).isEqualTo("ok");
    JsonNode run = run(leased);
    assertThat(run.path("status").asString()).isEqualTo("completed");
    assertThat(run.path("is_completed").asBoolean()).isTrue();
    assertThat(run.path("output").path("sent").asDouble()).isEqualTo(1.1);
    assertThat(run.path("attempts").get(0).path("number").asInt()).isEqualTo(1);
    assertThat(run.path("attempts").get(0).path("worker").asString()).isEqualTo("w-1");
    assertThat(run.path("started_at").asString()).isNotEmpty();
    assertThat(run.path("finished_at").asString()).isNotEmpty();
  }

  @Test
  void a_failed_attempt_shows_the_error_of_the_worker() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    worker.report(
        leased,
        "\"kind\":\"fail\",\"retry\":\"never\",\"error\":{\"type\":\"Boom\",\"message\":\"a\\nb\\ud800\"}");

    JsonNode run = run(leased);
    assertThat(run.path("status").asString()).isEqualTo("failed");
    assertThat(run.path("error").path("type").asString()).isEqualTo("Boom");
    assertThat(run.path("error").path("message").asString()).isEqualTo("a\nb?");
    assertThat(run.path("reason").asString()).isEqualTo("Boom: a b?");
    assertThat(run.path("attempts").get(0).path("status").asString()).isEqualTo("failed");
  }

  @Test
  void logs_metadata_and_steps_are_kept() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1,\"options\":{\"metadata\":{\"a\":1,\"b\":2}}}");
    JsonNode leased = worker.lease();
    String at = "\"at\":\"2026-01-01T00:00:00Z\"";

    worker.report(
        leased,
        "\"kind\":\"log\",\"entries\":[{%s,\"level\":\"warn\",\"message\":\"one\",\"fields\":{\"x\":1}},{%s,\"message\":\"two\"}]"
            .formatted(at, at));
    worker.report(leased, "\"kind\":\"metadata\",\"patch\":{\"b\":null,\"c\":3}");
    worker.report(leased, "\"kind\":\"step\",\"key\":\"charge#1\",\"output\":{\"id\": 1.10}");
    worker.report(leased, "\"kind\":\"suspend\",\"until\":\"2020-01-01T00:00:00Z\"");
    server.tick();

    JsonNode again = worker.lease();
    assertThat(again.path("id")).isEqualTo(leased.path("id"));
    assertThat(again.path("attempt").asInt()).isEqualTo(1);
    assertThat(again.path("steps").get(0).path("key").asString()).isEqualTo("charge#1");
    assertThat(again.path("metadata").toString()).isEqualTo("{\"a\":1,\"c\":3}");
    JsonNode log =
        server.expect(
            200, "GET", "/api/v1/runs/" + leased.path("id").asString() + "/logs?limit=1", null);
    assertThat(log.path("data").get(0).path("fields").path("x").asInt()).isEqualTo(1);
    assertThat(log.path("next").asString()).isEqualTo("1");
    assertThat(log.path("dropped").asInt()).isZero();
  }

  @Test
  void what_is_too_large_is_rejected_and_the_rest_kept() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    trigger("{\"payload\":2}");
    JsonNode one = worker.lease();
    JsonNode two = worker.lease();
    String large = "\"" + "x".repeat((1 << 20) + 1) + "\"";

    JsonNode told =
        server.expect(
            200,
            "POST",
            worker.path() + "/report",
            "{\"items\":["
                + String.join(
                    ",",
                    TaskWorker.item(one, "\"kind\":\"step\",\"key\":\"a#1\",\"output\":" + large),
                    TaskWorker.item(one, "\"kind\":\"complete\""),
                    TaskWorker.item(two, "\"kind\":\"metadata\",\"patch\":{\"a\":" + large + "}"),
                    TaskWorker.item(two, "\"kind\":\"complete\""))
                + "]}");

    JsonNode results = told.path("results");
    assertThat(results.valueStream().map(result -> result.path("status").asString()))
        .containsExactly("rejected", "rejected", "rejected", "ok");
    assertThat(results.get(0).path("code").asString()).isEqualTo("step_too_large");
    assertThat(results.get(2).path("code").asString()).isEqualTo("metadata_too_large");
    assertThat(run(one).path("status").asString()).isEqualTo("executing");
    assertThat(run(two).path("status").asString()).isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"token\":\"tok_01m82rg3kke008tk0bmhb50wz1\"",
        "\"runs\":[\"run_01m82rg3kxe008g1dvr004swnj\"]"
      })
  void a_run_cannot_wait_for_what_is_not_there(String what) {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    JsonNode told = worker.report(leased, "\"kind\":\"suspend\"," + what);

    assertThat(told.path("results").get(0).path("status").asString()).isEqualTo("rejected");
    assertThat(told.path("results").get(0).path("code").asString()).isEqualTo("not_found");
    assertThat(run(leased).path("status").asString()).isEqualTo("executing");
  }

  @Test
  void a_run_that_sleeps_says_until_when_however_long() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    worker.report(leased, "\"kind\":\"suspend\",\"until\":\"9999-12-31T00:00:00Z\"");

    assertThat(run(leased).path("waiting_for").toString())
        .isEqualTo("{\"until\":\"9999-12-31T00:00:00.000Z\"}");
  }

  @Test
  void a_list_of_names_takes_no_cursor_of_another_list() {
    TaskWorker.of(server, "one");
    TaskWorker.of(server, "two");
    JsonNode page = server.expect(200, "GET", "/api/v1/tasks?limit=1", null);
    assertThat(page.path("data").get(0).path("id").asString()).isEqualTo("one");
    String cursor = page.path("next").asString();

    JsonNode rest = server.expect(200, "GET", "/api/v1/tasks?cursor=" + cursor, null);
    JsonNode problem = server.expect(400, "GET", "/api/v1/queues?cursor=" + cursor, null);

    assertThat(rest.path("data")).hasSize(1);
    assertThat(rest.path("data").get(0).path("id").asString()).isEqualTo("two");
    assertThat(problem.path("code").asString()).isEqualTo("invalid_cursor");
    server.expect(400, "GET", "/api/v1/tasks?cursor=one", null);
  }

  @Test
  void an_output_that_is_too_large_fails_the_run() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    JsonNode told =
        worker.report(
            leased, "\"kind\":\"complete\",\"output\":\"" + "x".repeat((4 << 20) + 1) + "\"");

    assertThat(told.path("results").get(0).path("code").asString()).isEqualTo("output_too_large");
    assertThat(run(leased).path("status").asString()).isEqualTo("failed");
    assertThat(run(leased).path("error").path("type").asString()).isEqualTo("output_too_large");
  }

  @Test
  void a_list_of_large_outputs_ends_early_and_leads_on() {
    TaskWorker worker = TaskWorker.of(server, "send");
    String output = "\"" + "x".repeat(3 << 20) + "\"";
    for (int count = 0; count < 4; count++) {
      trigger("{\"payload\":1}");
      worker.report(worker.lease(), "\"kind\":\"complete\",\"output\":" + output);
    }

    JsonNode first = server.expect(200, "GET", "/api/v1/runs?include=output", null);
    assertThat(first.path("data")).hasSize(3);
    JsonNode second =
        server.expect(
            200,
            "GET",
            "/api/v1/runs?include=output&cursor=" + first.path("next").asString(),
            null);
    assertThat(second.path("data")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(server.expect(200, "GET", "/api/v1/runs", null).path("data")).hasSize(4);
  }

  @Test
  void a_report_under_an_old_lease_is_refused() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();
    worker.report(leased, "\"kind\":\"complete\"");

    JsonNode problem =
        server.expect(
            409,
            "POST",
            worker.path() + "/report",
            "{\"items\":[" + TaskWorker.item(leased, "\"kind\":\"complete\"") + "]}");

    assertThat(problem.path("code").asString()).isEqualTo("stale_lease");
  }

  @Test
  void a_wish_to_cancel_reaches_the_worker_and_ends_the_run() {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    JsonNode asked =
        server.expect(
            200, "POST", "/api/v1/runs/" + leased.path("id").asString() + "/cancel", null);
    assertThat(asked.path("cancel_requested_at").asString()).isNotEmpty();
    JsonNode beat = server.expect(200, "POST", worker.path() + "/heartbeat", "{}");
    assertThat(beat.path("cancel").get(0).path("run")).isEqualTo(leased.path("id"));

    worker.report(leased, "\"kind\":\"cancelled\"");
    assertThat(run(leased).path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void a_session_that_was_left_is_over() {
    TaskWorker worker = TaskWorker.of(server, "send");
    assertThat(server.expect(200, "GET", WORKERS, null).path("data")).hasSize(1);

    server.expect(204, "DELETE", worker.path(), null);

    for (String call : new String[] {"/lease", "/heartbeat"}) {
      JsonNode problem = server.expect(409, "POST", worker.path() + call, "{}");
      assertThat(problem.path("code").asString()).isEqualTo("worker_session_expired");
    }
    server.expect(409, "POST", worker.path() + "/report", "{\"items\":[]}");
    assertThat(server.expect(200, "GET", WORKERS, null).path("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\".x\"} | /tasks/0/id",
        "{\"id\":\"a\",\"queue\":{\"concurrency\":0}} | /tasks/0/queue/concurrency",
        "{\"id\":\"a\",\"queue\":{\"name\":\"a b\"}} | /tasks/0/queue/name",
        "{\"id\":\"a\",\"retry\":{\"min\":\"5s\",\"max\":\"1s\"}} | /tasks/0/retry/max",
        "{\"id\":\"a\",\"max_duration\":\"25h\"} | /tasks/0/max_duration",
        "{\"id\":\"a\",\"on\":[{\"event_types\":[\"..\"]}]} | /tasks/0/on/0/event_types/0",
        "{\"id\":\"a\",\"on\":[{\"sources\":[\"nope\"]}]} | /tasks/0/on/0/sources/0",
        "{\"id\":\"a\",\"schedules\":[{\"cron\":\"x\"}]} | /tasks/0/schedules/0/cron",
        "{\"id\":\"a\",\"schedules\":[{\"cron\":\"0 0 30 2 *\"}]} | /tasks/0/schedules/0/cron",
        "{\"id\":\"a\",\"schedules\":[{\"cron\":\"* * * * *\",\"timezone\":\"Mars/X\"}]} | /tasks/0/schedules/0/timezone",
        "{\"id\":\"a\",\"colour\":1} | /tasks/0/colour",
        "{\"id\":\"a\"},{\"id\":\"a\"} | /tasks/1/id",
        "7 | /tasks/0",
      })
  void a_wrong_definition_registers_nothing(String definition, String pointer) {
    JsonNode problem =
        server.expect(
            422, "POST", WORKERS, "{\"name\":\"w\",\"slots\":1,\"tasks\":[" + definition + "]}");

    assertThat(problem.path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains(pointer);
    assertThat(server.expect(200, "GET", "/api/v1/tasks", null).path("data")).isEmpty();
    assertThat(server.expect(200, "GET", WORKERS, null).path("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\":\"dance\" | /items/0/kind",
        "\"kind\":\"step\",\"output\":1 | /items/0/key",
        "\"kind\":\"fail\" | /items/0/error",
        "\"kind\":\"suspend\" | /items/0/kind",
        "\"kind\":\"suspend\",\"until\":\"2030-01-01T00:00:00Z\",\"runs\":[] | /items/0/kind",
        "\"kind\":\"complete\",\"key\":\"x\" | /items/0/key",
        "\"kind\":\"metadata\",\"patch\":[] | /items/0/patch",
        "\"kind\":\"log\",\"entries\":[{\"level\":\"loud\"}] | /items/0/entries/0/level",
        "\"kind\":\"log\" | /items/0/entries",
        "\"kind\":\"log\",\"entries\":null | /items/0/entries",
        "\"kind\":\"suspend\",\"runs\":[null] | /items/0/runs/0",
        "\"kind\":\"suspend\",\"runs\":[\"SELF\"] | /items/0/runs",
        "\"kind\":\"start\",\"colour\":1 | /items/0/colour",
      })
  void a_report_that_is_not_understood_changes_nothing(String members, String pointer) {
    TaskWorker worker = TaskWorker.of(server, "send");
    trigger("{\"payload\":1}");
    JsonNode leased = worker.lease();

    JsonNode problem =
        server.expect(
            422,
            "POST",
            worker.path() + "/report",
            "{\"items\":["
                + TaskWorker.item(leased, members.replace("SELF", leased.path("id").asString()))
                + "]}");

    assertThat(problem.path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains(pointer);
    assertThat(run(leased).path("status").asString()).isEqualTo("executing");
  }

  @Test
  void what_is_wrong_in_a_report_is_not_said_to_be_missing_too() {
    TaskWorker worker = TaskWorker.of(server, "send");
    String items = "{\"items\":[{\"run\":7,\"lease\":-1,\"kind\":\"dance\"}]}";

    JsonNode problem = server.expect(422, "POST", worker.path() + "/report", items);

    assertThat(problem.path("errors").values())
        .extracting(error -> error.path("pointer").asString())
        .containsExactly("/items/0/run", "/items/0/lease", "/items/0/kind");
    assertThat(problem.path("errors").toString()).doesNotContain("is required");
  }
}
