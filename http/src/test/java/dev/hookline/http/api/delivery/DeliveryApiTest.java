package dev.hookline.http.api.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.api.catalog.CatalogServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DeliveryApiTest {

  private static final String DELIVERIES = "/api/v1/deliveries";

  private final CatalogServer server = new CatalogServer();
  private String endpoint = "";

  @BeforeEach
  void addEndpoint() {
    endpoint =
        server
            .expect(
                201,
                "POST",
                "/api/v1/endpoints",
                "{\"url\":\"https://good.example.com/in\",\"retry\":{\"schedule\":[\"5s\"]}}")
            .path("id")
            .asString();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String publish(String type) {
    return server
        .expect(202, "POST", "/api/v1/events", "{\"type\":\"" + type + "\",\"payload\":1}")
        .path("id")
        .asString();
  }

  private JsonNode get(String path) {
    return server.expect(200, "GET", path, null);
  }

  private JsonNode only(String query) {
    JsonNode data = get(DELIVERIES + query).path("data");
    assertThat(data.size()).as(query).isEqualTo(1);
    return data.path(0);
  }

  private static String path(JsonNode delivery) {
    return DELIVERIES + "/" + delivery.path("id").asString();
  }

  @Test
  void a_delivery_shows_where_it_stands() {
    String event = publish("a");

    JsonNode delivery = only("?event=" + event);

    assertThat(delivery.path("id").asString()).startsWith("dlv_");
    assertThat(delivery.path("event").asString()).isEqualTo(event);
    assertThat(delivery.path("endpoint").asString()).isEqualTo(endpoint);
    assertThat(delivery.path("status").asString()).isEqualTo("delivered");
    assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
    assertThat(delivery.path("last_response").path("status_code").asInt()).isEqualTo(204);
    assertThat(delivery.path("finished_at").asString()).endsWith("Z");
    assertThat(delivery.has("next_attempt_at")).isFalse();
    assertThat(get(path(delivery))).isEqualTo(delivery);
  }

  @Test
  void each_status_is_a_filter_and_pending_is_not_retrying() {
    publish("a.delivered");
    server.sent.answer(500, new byte[0]);
    publish("a.retrying");
    server.sent.stopAnswering();
    publish("a.delivering");
    server.sent.answer(500, new byte[0]);

    assertThat(only("?status=delivered").path("status").asString()).isEqualTo("delivered");
    assertThat(only("?status=retrying").path("next_attempt_at").asString()).endsWith("Z");
    assertThat(only("?status=delivering").path("status").asString()).isEqualTo("delivering");
    for (String none : List.of("pending", "failed", "cancelled", "skipped", "held")) {
      assertThat(get(DELIVERIES + "?status=" + none).path("data").isEmpty()).as(none).isTrue();
    }
    assertThat(only("?type=a.retrying").path("status").asString()).isEqualTo("retrying");
    assertThat(get(DELIVERIES + "?endpoint=" + endpoint).path("data").size()).isEqualTo(3);
    assertThat(server.expect(400, "GET", DELIVERIES + "?status=lost", null).path("code").asString())
        .isEqualTo("invalid_parameter");
  }

  @Test
  void attempts_show_what_was_sent_and_answered() {
    server.sent.answer(500, "sorry \u00e9".getBytes(UTF_8));
    publish("a");

    JsonNode attempts = get(path(only("")) + "/attempts").path("data");

    assertThat(attempts.size()).isEqualTo(1);
    JsonNode attempt = attempts.path(0);
    assertThat(attempt.path("id").asString()).startsWith("att_");
    assertThat(attempt.path("number").asInt()).isEqualTo(1);
    assertThat(attempt.path("duration_ms").asDouble()).isEqualTo(1.5);
    assertThat(attempt.path("status_code").asInt()).isEqualTo(500);
    assertThat(attempt.path("error").asString()).isEqualTo("status");
    assertThat(attempt.path("request_headers").has("webhook-signature")).isTrue();
    assertThat(attempt.path("response_headers").path("x-receiver").asString()).isEqualTo("test");
    assertThat(attempt.path("response_body").asString()).isEqualTo("sorry \u00e9");
    assertThat(attempt.path("timings").isObject()).isTrue();
  }

  @Test
  void a_key_that_may_only_read_sees_no_values_of_headers_that_an_operator_chose() {
    server.expect(
        200, "PATCH", "/api/v1/endpoints/" + endpoint, "{\"headers\":{\"X-Auth\":\"test-pass\"}}");
    publish("a");
    String path = path(only("")) + "/attempts";

    JsonNode attempt =
        CatalogServer.json(server.call("GET", path, null, server.api.readKey).body()).at("/data/0");

    assertThat(attempt.at("/request_headers/x-auth").asString()).isEqualTo("[redacted]");
    assertThat(attempt.at("/request_headers/webhook-id").asString()).startsWith("evt_");
    assertThat(attempt.at("/request_headers/hookline-attempt").asString()).isEqualTo("1");
    assertThat(get(path).at("/data/0/request_headers/x-auth").asString()).isEqualTo("test-pass");
  }

  @Test
  void attempts_come_in_pages() {
    publish("a");
    String path = path(only(""));
    server.expect(202, "POST", path + "/retry", null);
    server.tick();

    JsonNode first = get(path + "/attempts?limit=1");
    JsonNode second = get(path + "/attempts?limit=1&cursor=" + first.path("next").asString());

    assertThat(first.at("/data/0/number").asInt()).isEqualTo(2);
    assertThat(second.at("/data/0/number").asInt()).isEqualTo(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void an_answer_that_is_not_text_comes_as_base64() {
    server.sent.answer(500, new byte[] {(byte) 0xFF, 0});
    publish("a");

    JsonNode attempt = get(path(only("")) + "/attempts").path("data").path(0);

    assertThat(attempt.has("response_body")).isFalse();
    assertThat(attempt.path("response_body_base64").asString()).isEqualTo("/wA=");
  }

  @Test
  void a_delivery_is_retried_on_demand_even_after_it_ended() {
    publish("a");
    String path = path(only(""));

    JsonNode retried = server.expect(202, "POST", path + "/retry", null);

    assertThat(retried.path("status").asString()).isEqualTo("pending");
    server.tick();
    assertThat(get(path).path("status").asString()).isEqualTo("delivered");
    assertThat(get(path).path("attempts").asInt()).isEqualTo(2);
    assertThat(server.sent.all()).hasSize(2);
  }

  @Test
  void what_waits_for_an_endpoint_that_becomes_another_tenants_is_not_sent() {
    String path = "/api/v1/endpoints/" + endpoint;
    publish("a.delivered");
    server.sent.answer(500, new byte[0]);
    publish("a.retrying");
    server.expect(200, "PATCH", path, "{\"tenant\":\"t2\"}");
    server.clock.advance(Duration.ofSeconds(30));
    server.tick();

    JsonNode waited = only("?type=a.retrying");
    assertThat(waited.path("status").asString()).isEqualTo("cancelled");
    assertThat(waited.path("reason").asString()).isEqualTo("endpoint_changed_tenant");
    String ended = path(only("?type=a.delivered")) + "/retry";
    assertThat(server.expect(409, "POST", ended, null).path("code").asString())
        .isEqualTo("not_allowed");
    assertThat(server.sent.all()).hasSize(2);
  }

  @Test
  void the_delivery_of_a_deleted_endpoint_is_not_retried_and_keeps_its_history() {
    publish("a");
    JsonNode before = only("");
    server.call("DELETE", "/api/v1/endpoints/" + endpoint, null);

    JsonNode problem = server.expect(409, "POST", path(before) + "/retry", null);

    assertThat(problem.path("detail").asString()).contains("its endpoint was deleted");
    server.tick();
    assertThat(get(path(before))).isEqualTo(before);
  }

  @Test
  void a_delivery_under_way_is_not_retried_but_can_be_cancelled() {
    server.sent.stopAnswering();
    publish("a");
    String path = path(only(""));

    assertThat(server.expect(409, "POST", path + "/retry", null).path("code").asString())
        .isEqualTo("not_allowed");
    assertThat(server.expect(200, "POST", path + "/cancel", "{}").path("status").asString())
        .isEqualTo("cancelled");
    assertThat(server.expect(409, "POST", path + "/cancel", null).path("code").asString())
        .isEqualTo("not_allowed");
    assertThat(only("?status=cancelled").path("reason").asString()).isNotEmpty();
  }

  @Test
  void a_delivery_of_another_project_is_not_there() {
    publish("a");
    String path = path(only(""));

    for (String ofAnother : List.of(path, path + "/attempts")) {
      assertThat(server.call("GET", ofAnother, null, server.api.otherKey).statusCode())
          .isEqualTo(404);
    }
    for (String action : List.of("/retry", "/cancel")) {
      assertThat(server.call("POST", path + action, null, server.api.otherKey).statusCode())
          .isEqualTo(404);
    }
    assertThat(get(path).path("status").asString()).isEqualTo("delivered");
  }

  @Test
  void the_counts_close() {
    publish("a");
    publish("a");
    server.sent.answer(500, new byte[0]);
    publish("a");

    JsonNode stats = get("/api/v1/stats");

    assertThat(stats.at("/events/accepted").asInt()).isEqualTo(3);
    assertThat(stats.at("/deliveries/delivered").asInt()).isEqualTo(2);
    assertThat(stats.at("/deliveries/pending").asInt()).isEqualTo(1);
    assertThat(stats.at("/deliveries/open/waiting").asInt()).isEqualTo(1);
    assertThat(stats.at("/deliveries/failed").asInt()).isZero();
  }

  @Test
  void readiness_names_the_part_that_fails() {
    assertThat(server.api.send(server.api.anonymous("/health/ready")).statusCode()).isEqualTo(200);

    server.store.faults().refuseWrites();

    HttpResponse<String> answer = server.api.send(server.api.anonymous("/health/ready"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("not_ready", "store");
    assertThat(server.api.send(server.api.anonymous("/health/live")).statusCode()).isEqualTo(200);
  }
}
