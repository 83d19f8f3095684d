package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tasks are triggered; what cannot be is told why. */
class TriggerApiTest {

  private static final String TRIGGER = "/api/v1/tasks/send/trigger";
  private static final String BATCH = "/api/v1/tasks/send/batch";

  private final CatalogServer server = new CatalogServer();

  @BeforeEach
  void register() {
    TaskWorker.of(server, "send");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode run(JsonNode triggered) {
    return server.expect(200, "GET", "/api/v1/runs/" + triggered.path("id").asString(), null);
  }

  @Test
  void a_run_keeps_its_payload_byte_for_byte() {
    JsonNode triggered =
        server.expect(202, "POST", TRIGGER, "{\"payload\": {\"b\" : 1.10, \"a\":\"\\u00e9\"} }");

    assertThat(triggered.path("status").asString()).isEqualTo("queued");
    assertThat(triggered.path("duplicate").asBoolean()).isFalse();
    String id = triggered.path("id").asString();
    assertThat(server.call("GET", "/api/v1/runs/" + id, null).body())
        .contains("\"payload\":{\"b\" : 1.10, \"a\":\"\\u00e9\"}");
  }

  @Test
  void every_option_is_kept() {
    JsonNode parent = server.expect(202, "POST", TRIGGER, "{\"payload\":1}");
    JsonNode run =
        run(
            server.expect(
                202,
                "POST",
                TRIGGER,
                """
                {"payload": null, "options": {"delay": "1h", "ttl": "2h", "idempotency_key": "k",
                 "idempotency_ttl": "1d", "queue": "mails/eu", "concurrency_key": "c:1", "priority": -60,
                 "tags": ["a", "b"], "metadata": {"n": 1.10}, "max_attempts": 7, "max_duration": "90s",
                 "parent": "%s"}}
                """
                    .formatted(parent.path("id").asString())));

    assertThat(run.path("status").asString()).isEqualTo("delayed");
    assertThat(run.path("delayed_until").asString()).isNotEmpty();
    assertThat(run.path("expires_at").asString()).isNotEmpty();
    assertThat(run.path("queue").asString()).isEqualTo("mails/eu");
    assertThat(run.path("concurrency_key").asString()).isEqualTo("c:1");
    assertThat(run.path("priority").asInt()).isEqualTo(-60);
    assertThat(run.path("tags")).hasSize(2);
    assertThat(run.path("metadata").path("n").asDouble()).isEqualTo(1.1);
    assertThat(run.path("max_attempts").asInt()).isEqualTo(7);
    assertThat(run.path("max_duration").asString()).isEqualTo("90s");
    assertThat(run.path("trigger").path("kind").asString()).isEqualTo("parent");
    assertThat(run.path("trigger").path("parent")).isEqualTo(parent.path("id"));
    assertThat(run.path("is_completed").asBoolean()).isFalse();
  }

  @Test
  void the_same_idempotency_key_answers_with_the_first_run() {
    String body = "{\"payload\":1,\"options\":{\"idempotency_key\":\"k\",\"delay\":\"1m\"}}";
    JsonNode first = server.expect(202, "POST", TRIGGER, body);
    JsonNode second = server.expect(202, "POST", TRIGGER, body);

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("duplicate").asBoolean()).isTrue();
    assertThat(second.path("status").asString()).isEqualTo("delayed");
  }

  @Test
  void a_repeated_call_makes_no_second_run_even_when_its_answer_was_forgotten() {
    HttpResponse<String> first = withKey("{\"payload\":1}");
    server.answers.forgetAll();
    HttpResponse<String> second = withKey("{\"payload\":1}");

    assertThat(CatalogServer.json(second.body()).path("id"))
        .isEqualTo(CatalogServer.json(first.body()).path("id"));
    assertThat(CatalogServer.json(second.body()).path("duplicate").asBoolean()).isTrue();
  }

  private HttpResponse<String> withKey(String body) {
    return server.api.send(
        server
            .api
            .request(TRIGGER)
            .header("content-type", "application/json")
            .header("idempotency-key", "call-1")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void a_debounced_trigger_moves_the_run_that_waits_and_takes_the_last_payload() {
    String body = "{\"payload\":%d,\"options\":{\"debounce\":{\"key\":\"d\",\"delay\":\"1m\"}}}";
    JsonNode first = server.expect(202, "POST", TRIGGER, body.formatted(1));
    server.clock.advance(Duration.ofSeconds(30));
    JsonNode second = server.expect(202, "POST", TRIGGER, body.formatted(2));

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(run(first).path("payload").asInt()).isEqualTo(2);
  }

  @Test
  void a_batch_tells_of_each_item_what_became_of_it() {
    JsonNode answer =
        server.expect(
            202,
            "POST",
            BATCH,
            """
            {"items":[{"payload":1},{"payload":2,"options":{"priority":"high"}},{"colour":1},null,{}]}
            """);

    JsonNode data = answer.path("data");
    assertThat(data).hasSize(5);
    assertThat(data.get(0).path("status").asString()).isEqualTo("queued");
    assertThat(data.get(1).path("errors").get(0).path("pointer").asString())
        .isEqualTo("/items/1/options/priority");
    assertThat(data.get(2).path("code").asString()).isEqualTo("unknown_field");
    assertThat(data.get(3).path("status").asInt()).isEqualTo(422);
    assertThat(data.get(4).path("status").asString()).isEqualTo("queued");
  }

  @Test
  void an_unknown_task_is_said_to_be_unknown() {
    JsonNode problem = server.expect(404, "POST", "/api/v1/tasks/nope/trigger", "{\"payload\":1}");

    assertThat(problem.path("code").asString()).isEqualTo("task_not_found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"delay\":\"-1s\"} | /options/delay",
        "{\"delay\":\"367d\"} | /options/delay",
        "{\"delay\":\"+9999999-01-01T00:00:00Z\"} | /options/delay",
        "{\"ttl\":\"0s\"} | /options/ttl",
        "{\"idempotency_key\":\"\"} | /options/idempotency_key",
        "{\"idempotency_ttl\":\"1h\"} | /options/idempotency_ttl",
        "{\"queue\":\"a b\"} | /options/queue",
        "{\"queue\":\"a/b/c\"} | /options/queue",
        "{\"concurrency_key\":7} | /options/concurrency_key",
        "{\"priority\":86401} | /options/priority",
        "{\"priority\":1e3} | /options/priority",
        "{\"tags\":\"a\"} | /options/tags",
        "{\"tags\":[\"\"]} | /options/tags/0",
        "{\"tags\":[null]} | /options/tags/0",
        "{\"tags\":[1,2,3,4,5,6,7,8,9,10,11]} | /options/tags",
        "{\"metadata\":[]} | /options/metadata",
        "{\"max_attempts\":0} | /options/max_attempts",
        "{\"max_duration\":\"25h\"} | /options/max_duration",
        "{\"parent\":\"run_x\"} | /options/parent",
        "{\"parent\":\"run_01m80vwshge008gvzshd4msjar\"} | /options/parent",
        "{\"debounce\":{\"key\":\"d\"}} | /options/debounce/delay",
        "{\"debounce\":{\"key\":\"d\",\"delay\":\"1s\",\"mode\":\"x\"}} | /options/debounce/mode",
        "{\"debounce\":{\"key\":\"d\",\"delay\":\"1s\"},\"idempotency_key\":\"k\"} | /options/debounce",
        "{\"debounce\":{\"key\":\"d\",\"delay\":\"1s\"},\"delay\":\"1s\"} | /options/debounce",
        "{\"colour\":\"blue\"} | /options/colour",
        "7 | /options",
      })
  void wrong_options_are_named(String options, String pointer) {
    JsonNode problem =
        server.expect(422, "POST", TRIGGER, "{\"payload\":1,\"options\":" + options + "}");

    assertThat(problem.path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains(pointer);
    assertThat(server.store.storedJobs()).isEmpty();
  }

  @Test
  void metadata_of_more_than_64_kib_is_refused() {
    String metadata = "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}";

    server.expect(422, "POST", TRIGGER, "{\"options\":{\"metadata\":" + metadata + "}}");
  }

  @Test
  void a_payload_larger_than_a_body_may_be_is_refused_in_a_batch_too() {
    String large = "\"" + "x".repeat(1 << 20) + "\"";

    JsonNode data = server.expect(202, "POST", BATCH, "{\"items\":[{\"payload\":" + large + "}]}");
    assertThat(data.path("data").get(0).path("code").asString()).isEqualTo("body_too_large");
  }
}
