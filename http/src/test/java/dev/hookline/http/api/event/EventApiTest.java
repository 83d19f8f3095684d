package dev.hookline.http.api.event;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.http.api.catalog.CatalogServer;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Append;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class EventApiTest {

  private static final String EVENTS = "/api/v1/events";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode publish(String body) {
    return server.expect(202, "POST", EVENTS, body);
  }

  private HttpResponse<String> publishWithKey(String path, String key, String body) {
    return server.api.send(
        server
            .api
            .request(path)
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String id(JsonNode node) {
    return node.path("id").asString();
  }

  private JsonNode get(String path) {
    return server.expect(200, "GET", path, null);
  }

  private long accepted() {
    return server.store.eventReader().accepted();
  }

  private String endpoint(String types) {
    return id(
        server.expect(
            201,
            "POST",
            "/api/v1/endpoints",
            "{\"url\":\"https://good.example.com/in\",\"event_types\":[\"" + types + "\"]}"));
  }

  @Test
  void a_published_event_is_stored_with_its_bytes_and_read_back() {
    String payload = "{ \"b\" : 1.10, \"a\" : \"\\u00e9\\/\" , \"n\":1E400 }";
    JsonNode answer =
        publish(
            "{\"event_id\":\"order-7\",\"type\":\"order.paid\",\"payload\":"
                + payload
                + ",\"tenant\":\"acme\",\"ordering_key\":\"k\",\"headers\":{\"X-Trace\":\"t\"}}");

    assertThat(id(answer)).startsWith("evt_");
    assertThat(answer.path("event_id").asString()).isEqualTo("order-7");
    assertThat(answer.path("type").asString()).isEqualTo("order.paid");
    assertThat(answer.path("duplicate").asBoolean(true)).isFalse();

    HttpResponse<String> read = server.call("GET", EVENTS + "/" + id(answer), null);
    assertThat(read.body()).contains("\"payload\":" + payload);
    JsonNode event = json(read.body());
    assertThat(event.path("tenant").asString()).isEqualTo("acme");
    assertThat(event.path("ordering_key").asString()).isEqualTo("k");
    assertThat(event.path("headers").path("x-trace").asString()).isEqualTo("t");
    assertThat(event.path("content_type").asString()).isEqualTo("application/json");
    assertThat(event.path("size").asInt()).isEqualTo(payload.length());
    assertThat(event.path("status").asString()).isEqualTo("unmatched");
    assertThat(event.path("created_at").asString()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    assertThat(event.path("deliveries").isArray()).isTrue();
    assertThat(event.path("runs").isArray()).isTrue();
    assertThat(event.has("source")).isFalse();
  }

  @Test
  void the_raw_bytes_come_as_a_download_that_no_browser_shows() {
    String payload = "{\"html\": \"<script>alert(1)</script>\\u00e9\"}";
    String id = id(publish("{\"type\":\"a\",\"payload\":" + payload + "}"));

    HttpResponse<byte[]> raw =
        server.api.send(
            server.api.request(EVENTS + "/" + id + "/raw"),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(raw.body()).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
    assertThat(raw.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(raw.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"" + id + "\"");
    assertThat(raw.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    assertThat(raw.headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }

  @Test
  void a_payload_that_is_not_json_comes_as_base64_and_a_strange_content_type_is_not_repeated() {
    Id id = server.api.ids.next();
    byte[] bytes = {0, 1, (byte) 0xFF};
    store(id, new Payload(bytes, "text/\u00e9html\u0001"), null);
    String path = EVENTS + "/" + id.text(IdPrefix.EVENT);

    assertThat(get(path).path("payload_base64").asString()).isEqualTo("AAH/");
    assertThat(get(path).has("payload")).isFalse();

    HttpResponse<byte[]> raw =
        server.api.send(server.api.request(path + "/raw"), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(raw.body()).isEqualTo(bytes);
    assertThat(raw.headers().firstValue("content-type")).hasValue("application/octet-stream");
  }

  private void store(Id id, Payload payload, @Nullable Id source) {
    Event event =
        new Event(
            id, server.api.project, source, "e", null, "a", null, null, Headers.NONE, payload, 0);
    server.store.eventLog().append(List.of(new Append(event, List.of(), _ -> {})));
  }

  @Test
  void a_repeated_event_id_is_a_duplicate_of_the_first() {
    JsonNode first = publish("{\"event_id\":\"e1\",\"type\":\"a\",\"payload\":1}");
    JsonNode second = publish("{\"event_id\":\"e1\",\"type\":\"a\",\"payload\":2}");

    assertThat(id(second)).isEqualTo(id(first));
    assertThat(second.path("duplicate").asBoolean()).isTrue();
    assertThat(get(EVENTS + "/" + id(first)).path("payload").asInt()).isEqualTo(1);
    assertThat(accepted()).isEqualTo(1);
  }

  @Test
  void an_idempotency_key_repeats_the_answer_and_stores_nothing_again() {
    String body = "{\"type\":\"a\",\"payload\":1}";
    HttpResponse<String> first = publishWithKey(EVENTS, "k1", body);
    HttpResponse<String> second = publishWithKey(EVENTS, "k1", body);
    HttpResponse<String> other = publishWithKey(EVENTS, "k1", "{\"type\":\"a\",\"payload\":2}");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(json(other.body()).path("code").asString()).isEqualTo("idempotency_conflict");
    assertThat(accepted()).isEqualTo(1);
  }

  @Test
  void a_crash_between_commit_and_remembering_duplicates_nothing() {
    String batch = "{\"events\":[{\"type\":\"a\",\"payload\":1},{\"type\":\"b\",\"payload\":2}]}";
    HttpResponse<String> first = publishWithKey(EVENTS + "/batch", "k2", batch);
    server.answers.forgetAll();
    HttpResponse<String> second = publishWithKey(EVENTS + "/batch", "k2", batch);

    assertThat(second.headers().firstValue("idempotency-replayed")).isEmpty();
    assertThat(accepted()).isEqualTo(2);
    JsonNode data = json(second.body()).path("data");
    assertThat(data.path(0).path("duplicate").asBoolean()).isTrue();
    assertThat(data.path(0).path("id"))
        .isEqualTo(json(first.body()).path("data").path(0).path("id"));
    assertThat(data.path(1).path("event_id"))
        .isEqualTo(json(first.body()).path("data").path(1).path("event_id"));
  }

  @Test
  void a_refused_request_leaves_its_idempotency_key_free() {
    assertThat(publishWithKey(EVENTS, "k3", "{\"type\":\"a\"}").statusCode()).isEqualTo(422);
    assertThat(publishWithKey(EVENTS, "k3", "{\"type\":\"a\",\"payload\":1}").statusCode())
        .isEqualTo(202);
  }

  @Test
  void an_idempotency_key_is_bounded() {
    for (String key : List.of("x".repeat(256), "a b", "")) {
      HttpResponse<String> answer = publishWithKey(EVENTS, key, "{\"type\":\"a\",\"payload\":1}");
      assertThat(answer.statusCode()).as(key).isEqualTo(400);
      assertThat(json(answer.body()).path("code").asString()).isEqualTo("invalid_idempotency_key");
    }
    assertThat(accepted()).isZero();
  }

  @Test
  void a_batch_keeps_the_order_and_stores_what_is_good() {
    JsonNode answer =
        server.expect(
            202,
            "POST",
            EVENTS + "/batch",
            """
            {"events":[{"type":"a","payload":1,"event_id":"one"},{"type":"..","payload":1},
              {"type":"b","payload":2},{"type":"a","payload":3,"event_id":"one"}]}
            """);

    JsonNode data = answer.path("data");
    assertThat(data.size()).isEqualTo(4);
    assertThat(data.path(0).path("event_id").asString()).isEqualTo("one");
    assertThat(data.path(1).path("code").asString()).isEqualTo("invalid_fields");
    assertThat(data.path(1).path("status").asInt()).isEqualTo(422);
    assertThat(data.path(1).path("errors").path(0).path("pointer").asString())
        .isEqualTo("/events/1/type");
    assertThat(data.path(2).path("type").asString()).isEqualTo("b");
    assertThat(data.path(3).path("duplicate").asBoolean()).isTrue();
    assertThat(data.path(3).path("id")).isEqualTo(data.path(0).path("id"));
    assertThat(accepted()).isEqualTo(2);
  }

  @Test
  void a_store_that_cannot_write_is_a_503_and_nothing_is_stored() {
    server.store.faults().refuseWrites();

    for (String path : List.of(EVENTS, EVENTS + "/batch")) {
      String event = "{\"type\":\"a\",\"payload\":1}";
      String body = path.endsWith("batch") ? "{\"events\":[" + event + "]}" : event;
      HttpResponse<String> answer = server.call("POST", path, body);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).isPresent();
      assertThat(json(answer.body()).path("code").asString()).isEqualTo("store_unavailable");
    }
    server.store.faults().acceptWrites();
    assertThat(accepted()).isZero();
  }

  @Test
  void a_list_is_read_page_by_page_newest_first() {
    for (int event = 0; event < 5; event++) {
      publish("{\"event_id\":\"e" + event + "\",\"type\":\"a\",\"payload\":1}");
    }

    JsonNode first = get(EVENTS + "?limit=2");
    JsonNode second = get(EVENTS + "?limit=2&cursor=" + first.path("next").asString());
    JsonNode third = get(EVENTS + "?limit=2&cursor=" + second.path("next").asString());

    assertThat(eventIds(first)).containsExactly("e4", "e3");
    assertThat(eventIds(second)).containsExactly("e2", "e1");
    assertThat(eventIds(third)).containsExactly("e0");
    assertThat(third.path("next").isNull()).isTrue();
    assertThat(third.has("next")).isTrue();
    assertThat(first.path("data").path(0).has("payload")).isFalse();
  }

  private static List<String> eventIds(JsonNode list) {
    return list.path("data").values().stream()
        .map(event -> event.path("event_id").asString())
        .toList();
  }

  @Test
  void a_cursor_is_of_use_for_its_list_its_filters_and_its_project_only() {
    publish("{\"event_id\":\"e1\",\"type\":\"a\",\"payload\":1}");
    publish("{\"event_id\":\"e2\",\"type\":\"a\",\"payload\":1}");
    String cursor = get(EVENTS + "?limit=1&type=a").path("next").asString();

    assertThat(eventIds(get(EVENTS + "?limit=1&type=a&cursor=" + cursor))).containsExactly("e1");
    assertThat(code(400, EVENTS + "?cursor=" + cursor)).isEqualTo("invalid_cursor");
    assertThat(code(400, EVENTS + "?type=b&cursor=" + cursor)).isEqualTo("invalid_cursor");
    assertThat(code(400, "/api/v1/deliveries?type=a&cursor=" + cursor)).isEqualTo("invalid_cursor");
    assertThat(
            server
                .call("GET", EVENTS + "?type=a&cursor=" + cursor, null, server.api.otherKey)
                .statusCode())
        .isEqualTo(400);
    char last = cursor.charAt(cursor.length() - 3);
    String edited =
        cursor.substring(0, cursor.length() - 3)
            + (last == 'A' ? 'B' : 'A')
            + cursor.substring(cursor.length() - 2);
    assertThat(code(400, EVENTS + "?type=a&cursor=" + edited)).isEqualTo("invalid_cursor");
    assertThat(code(400, EVENTS + "?cursor=MScgT1IgMT0x")).isEqualTo("invalid_cursor");
  }

  private String code(int status, String path) {
    return server.expect(status, "GET", path, null).path("code").asString();
  }

  @Test
  void a_list_can_be_narrowed() {
    publish("{\"event_id\":\"e1\",\"type\":\"a.b\",\"payload\":1,\"tenant\":\"t1\"}");
    server.clock.advance(Duration.ofSeconds(10));
    publish("{\"event_id\":\"e2\",\"type\":\"a.c\",\"payload\":1}");
    String between = server.clock.instant().minusSeconds(5).toString();

    assertThat(eventIds(get(EVENTS + "?type=a.b"))).containsExactly("e1");
    assertThat(eventIds(get(EVENTS + "?tenant=t1"))).containsExactly("e1");
    assertThat(eventIds(get(EVENTS + "?event_id=e2"))).containsExactly("e2");
    assertThat(eventIds(get(EVENTS + "?created_after=" + between))).containsExactly("e2");
    assertThat(eventIds(get(EVENTS + "?created_before=" + between))).containsExactly("e1");
    String source = server.api.ids.next().text(IdPrefix.SOURCE);
    assertThat(eventIds(get(EVENTS + "?source=" + source))).isEmpty();
  }

  @Test
  void parameters_that_make_no_sense_are_refused() {
    for (String query :
        List.of(
            "limit=0",
            "limit=251",
            "limit=-1",
            "limit=1&limit=2",
            "limit=",
            "created_after=yesterday",
            "created_after=%2B9999999-01-01T00:00:00Z",
            "source=evt_00000000000000000000000000",
            "type=x%27%20UNION%20SELECT",
            "type=%ff",
            "event_id=%00")) {
      assertThat(code(400, EVENTS + "?" + query)).as(query).isEqualTo("invalid_parameter");
    }
    for (String query : List.of("offset=2000000000", "sort=created_at", "Limit=1", "x")) {
      assertThat(code(400, EVENTS + "?" + query)).as(query).isEqualTo("unknown_parameter");
    }
  }

  @Test
  void an_event_of_another_project_is_not_there() {
    String id = id(publish("{\"type\":\"a\",\"payload\":1}"));

    for (String path : List.of(EVENTS + "/" + id, EVENTS + "/" + id + "/raw")) {
      assertThat(server.call("GET", path, null, server.api.otherKey).statusCode()).isEqualTo(404);
    }
    assertThat(
            server
                .call("POST", EVENTS + "/" + id + "/replay", "{}", server.api.otherKey)
                .statusCode())
        .isEqualTo(404);
    HttpResponse<String> list = server.call("GET", EVENTS, null, server.api.otherKey);
    assertThat(json(list.body()).path("data").isEmpty()).isTrue();
  }

  @Test
  void an_event_is_replayed_to_all_who_want_it_or_to_one_endpoint() {
    String id = id(publish("{\"type\":\"a\",\"payload\":1}"));
    String wants = endpoint("a");
    String doesNot = endpoint("other");

    JsonNode toAll = server.expect(202, "POST", EVENTS + "/" + id + "/replay", "{}");
    JsonNode toOne =
        server.expect(
            202, "POST", EVENTS + "/" + id + "/replay", "{\"endpoint\":\"" + doesNot + "\"}");

    assertThat(toAll.path("deliveries").path(0).path("endpoint").asString()).isEqualTo(wants);
    assertThat(toOne.path("deliveries").path(0).path("endpoint").asString()).isEqualTo(doesNot);
    assertThat(server.sent.all()).hasSize(2);
    assertThat(get(EVENTS + "/" + id).path("deliveries").size()).isEqualTo(2);
  }

  @Test
  void an_event_is_not_replayed_to_the_endpoint_of_another_tenant() {
    String mine = id(publish("{\"type\":\"a\",\"payload\":1,\"tenant\":\"t1\"}"));
    String nobodys = id(publish("{\"type\":\"a\",\"payload\":1}"));
    String other = endpointOf("t2");
    String none = endpoint("b");

    for (String[] pair : new String[][] {{mine, other}, {mine, none}, {nobodys, other}}) {
      JsonNode problem =
          server.expect(
              422,
              "POST",
              EVENTS + "/" + pair[0] + "/replay",
              "{\"endpoint\":\"" + pair[1] + "\"}");
      assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/endpoint");
    }
    assertThat(server.sent.all()).isEmpty();
  }

  private String endpointOf(String tenant) {
    return server
        .expect(
            201,
            "POST",
            "/api/v1/endpoints",
            "{\"url\":\"https://good.example.com/in\",\"tenant\":\"" + tenant + "\"}")
        .path("id")
        .asString();
  }

  @Test
  void a_replay_needs_no_body_and_names_what_it_does_not_know() {
    String path = EVENTS + "/" + id(publish("{\"type\":\"a\",\"payload\":1}")) + "/replay";

    assertThat(server.call("POST", path, null).statusCode()).isEqualTo(202);
    for (String body :
        List.of(
            "{\"endpoint\":\"ep_00000000000000000000000000\"}",
            "{\"endpoint\":7}",
            "{\"task\":\"resize\"}",
            "{\"other\":1}")) {
      assertThat(server.call("POST", path, body).statusCode()).as(body).isEqualTo(422);
    }
  }

  @Test
  void a_key_that_may_only_publish_reads_nothing() {
    String body = "{\"type\":\"a\",\"payload\":1}";

    assertThat(server.call("POST", EVENTS, body, server.api.publishKey).statusCode())
        .isEqualTo(202);
    assertThat(server.call("GET", EVENTS, null, server.api.publishKey).statusCode()).isEqualTo(403);
    assertThat(server.call("POST", EVENTS, body, server.api.readKey).statusCode()).isEqualTo(403);
  }
}
