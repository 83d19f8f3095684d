package dev.hookline.http.api.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.http.RawClient;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Streams keep the rules of the API, and nobody reads on without a key. */
@Timeout(60)
class LiveApiTest {

  private static final String LIVE = "/api/v1/live";
  private static final String EVENTS = "/api/v1/events";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> refusal(HttpRequest.Builder request, int status, String code) {
    HttpResponse<String> answer = server.api.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(CatalogServer.json(answer.body()).path("code").asString()).isEqualTo(code);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "?kinds=%zz, invalid_parameter",
    "?kinds=%, invalid_parameter",
    "?%zz=1, invalid_parameter",
    "?endpoint=%u0041, invalid_parameter",
    "?endpoint=evt_00000000000000000000000000, invalid_parameter",
    "?kinds=event&kinds=run, invalid_parameter",
    "?kinds=everything, invalid_parameter",
    "?task=%20, invalid_parameter",
    "?limit=1, unknown_parameter"
  })
  void what_cannot_be_asked_for_is_refused(String query, String code) throws IOException {
    String request =
        "GET %s%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(LIVE, query, server.api.adminKey);
    RawClient.Reaction answer =
        new RawClient(server.api.port()).send(request.getBytes(ISO_8859_1), false, false);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {LIVE, EVENTS + "/evt_x/stream", "/api/v1/runs/run_x/stream"})
  void the_headers_of_a_call_are_held_to_the_rules_of_all(String path) {
    refusal(
        server
            .api
            .anonymous(path)
            .header("authorization", "Bearer " + server.api.adminKey)
            .header("authorization", "Bearer " + server.api.readKey),
        401,
        "unauthenticated");
    HttpResponse<String> answer =
        refusal(
            server.api.request(path).header("x-long", "x".repeat(9_000)), 431, "headers_too_large");
    for (String header : new String[] {"x-request-id", "cache-control", "x-content-type-options"}) {
      assertThat(answer.headers().firstValue(header)).as(header).isPresent();
    }
  }

  @Test
  void a_stream_over_http_1_0_ends_with_its_connection() throws IOException {
    TaskWorker worker = TaskWorker.of(server, "send");
    server.expect(202, "POST", "/api/v1/tasks/send/trigger", "{\"payload\":1}");
    JsonNode run = worker.lease();
    worker.report(run, "\"kind\":\"complete\"");
    String request =
        "GET /api/v1/runs/%s/stream HTTP/1.0\r\nConnection: keep-alive\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(run.path("id").asString(), server.api.adminKey);

    RawClient.Reaction answer =
        new RawClient(server.api.port()).send(request.getBytes(ISO_8859_1), false, true);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("connection: close").doesNotContain("keep-alive");
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void there_is_no_stream_of_what_is_not_there_or_is_another_projects() {
    JsonNode event = server.expect(202, "POST", EVENTS, "{\"type\":\"a\",\"payload\":1}");
    String path = EVENTS + "/" + event.path("id").asString() + "/stream";

    assertThat(server.call("GET", path, null).statusCode()).isEqualTo(200);
    assertThat(server.call("GET", path, null, server.api.otherKey).statusCode()).isEqualTo(404);
    refusal(
        server.api.request("/api/v1/runs/run_00000000000000000000000000/stream"), 404, "not_found");
  }

  @Test
  void the_head_of_a_stream_says_what_the_head_of_all_answers_says() throws IOException {
    HttpResponse<InputStream> stream = open(LIVE, server.api.readKey);
    try (InputStream body = stream.body()) {
      assertThat(body.read()).isEqualTo('r');
      assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
      assertThat(stream.headers().firstValue("cache-control")).contains("no-store");
      assertThat(stream.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(stream.headers().firstValue("x-request-id")).isPresent();
    }
    HttpResponse<String> head = server.call("HEAD", LIVE, null);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-type")).contains("text/event-stream");
  }

  @Test
  void a_revoked_key_reads_no_further() throws IOException {
    ApiKeys.Created key = key();
    HttpResponse<InputStream> stream = open(LIVE, key.text());
    try (BufferedReader lines = lines(stream)) {
      String seen = publish();
      until(lines, seen);
      server.api.keys.revoke(server.api.project, key.key().id());
      String unseen = publish();

      assertThat(rest(lines)).doesNotContain(unseen);
    }
  }

  @Test
  void a_revoked_key_does_not_see_the_end_of_a_run() throws IOException {
    TaskWorker.registered(server, "{\"id\":\"send\"}");
    JsonNode run =
        server.expect(
            202,
            "POST",
            "/api/v1/tasks/send/trigger",
            "{\"payload\":1,\"options\":{\"delay\":\"1h\"}}");
    String path = "/api/v1/runs/" + run.path("id").asString();
    ApiKeys.Created key = key();
    HttpResponse<InputStream> stream = open(path + "/stream", key.text());
    try (BufferedReader lines = lines(stream)) {
      until(lines, "delayed");
      server.api.keys.revoke(server.api.project, key.key().id());
      server.expect(200, "POST", path + "/cancel", null);

      assertThat(rest(lines)).doesNotContain("cancelled");
    }
  }

  @Test
  void the_stream_of_an_event_ends_when_the_endpoint_of_its_last_delivery_is_deleted()
      throws IOException {
    server.sent.stopAnswering();
    String endpoint = endpoint("{\"url\":\"https://receiver.example/hooks\"}");
    HttpResponse<InputStream> stream =
        open(EVENTS + "/" + publish() + "/stream", server.api.readKey);
    try (BufferedReader lines = lines(stream)) {
      until(lines, "delivering");
      server.expect(204, "DELETE", "/api/v1/endpoints/" + endpoint, null);

      assertThat(rest(lines)).contains("cancelled", "endpoint_deleted");
    }
  }

  @Test
  void the_stream_of_an_event_waits_for_every_delivery_however_many_came_later()
      throws IOException {
    server.sent.stopAnswering();
    String endpoint = endpoint("{\"url\":\"https://receiver.example/hooks\"}");
    String event = publish();
    String oldest = deliveries(event).path("data").get(0).path("id").asString();
    server.sent.answer(204, new byte[0]);
    for (int more = 0; more < 251; more++) {
      server.expect(
          202, "POST", EVENTS + "/" + event + "/replay", "{\"endpoint\":\"" + endpoint + "\"}");
    }
    HttpResponse<InputStream> stream = open(EVENTS + "/" + event + "/stream", server.api.readKey);
    try (BufferedReader lines = lines(stream)) {
      until(lines, "delivered");
      server.expect(200, "POST", "/api/v1/deliveries/" + oldest + "/cancel", null);

      assertThat(rest(lines)).contains(oldest, "cancelled_by_operator");
    }
  }

  @Test
  void a_reader_of_an_event_that_missed_too_much_begins_with_the_present_state()
      throws IOException {
    server.sent.stopAnswering();
    endpoint("{\"url\":\"https://receiver.example/hooks\",\"event_types\":[\"b\"]}");
    String event =
        server.expect(202, "POST", EVENTS, "{\"type\":\"b\",\"payload\":1}").path("id").asString();
    String path = EVENTS + "/" + event + "/stream";
    String id;
    try (BufferedReader lines = lines(open(path, server.api.readKey))) {
      id = until(lines, "id: ").substring("id: ".length());
    }
    HttpRequest.Builder again = server.api.request(path).header("last-event-id", id);
    for (int more = 0; more < 101; more++) {
      publish();
    }
    try (BufferedReader lines = lines(server.api.send(again, BodyHandlers.ofInputStream()))) {
      until(lines, "\"kind\":\"event\"");
      until(lines, "\"status\":\"delivering\"");
    }
  }

  @Test
  void the_present_state_of_a_delivery_is_as_old_as_its_last_attempt() throws IOException {
    server.sent.answer(500, new byte[0]);
    endpoint("{\"url\":\"https://receiver.example/hooks\"}");
    String event = publish();
    Instant made =
        Instant.parse(deliveries(event).path("data").get(0).path("created_at").asString());
    HttpResponse<InputStream> stream = open(EVENTS + "/" + event + "/stream", server.api.readKey);
    try (BufferedReader lines = lines(stream)) {
      String retrying = until(lines, "\"status\":\"retrying\"").substring("data: ".length());

      // an attempt takes 1.5 ms here
      assertThat(Instant.parse(CatalogServer.json(retrying).path("at").asString())).isAfter(made);
    }
  }

  private JsonNode deliveries(String event) {
    return server.expect(200, "GET", "/api/v1/deliveries?event=" + event, null);
  }

  private String endpoint(String body) {
    return server.expect(201, "POST", "/api/v1/endpoints", body).path("id").asString();
  }

  private ApiKeys.Created key() {
    return server.api.keys.create(server.api.project, "reader", Set.of(Scope.READ), null);
  }

  private String publish() {
    return server
        .expect(202, "POST", EVENTS, "{\"type\":\"a\",\"payload\":1}")
        .path("id")
        .asString();
  }

  private HttpResponse<InputStream> open(String path, String key) {
    HttpResponse<InputStream> stream =
        server.api.send(
            server.api.anonymous(path).header("authorization", "Bearer " + key),
            BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    return stream;
  }

  private static BufferedReader lines(HttpResponse<InputStream> stream) {
    return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
  }

  private static String until(BufferedReader lines, String text) throws IOException {
    String line = lines.readLine();
    while (!line.contains(text)) {
      line = lines.readLine();
    }
    assertThat(line).contains(text);
    return line;
  }

  private static String rest(BufferedReader lines) throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }
}
