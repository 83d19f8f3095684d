package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator settles about a source, seen by its sender. */
class SourceRulesTest {

  private static final int COPIES = 64;
  private static final String SECRET = "test-secret-of-a-ruled-source";

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
  @AutoClose private final StartedServer server = StartedServer.start(Map.of(), clock);

  private SourceSetUp source(String more) {
    return server.sourceWith("{\"name\": \"ruled\", \"provider\": \"none\", " + more + "}");
  }

  private JsonNode send(SourceSetUp source, String body, String... header) {
    Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
    return server.api().hook(source.url(), body.getBytes(UTF_8), headers).expect(202).json();
  }

  private String id(JsonNode answer) {
    assertThat(answer.path("duplicate").asBoolean()).isFalse();
    return answer.path("id").asString();
  }

  private void assertDuplicate(JsonNode answer, String first) {
    assertThat(answer.path("duplicate").asBoolean()).isTrue();
    assertThat(answer.path("id").asString()).isEqualTo(first);
  }

  @Test
  void of_many_racing_copies_one_becomes_an_event() throws Exception {
    SourceSetUp source = source("\"dedupe\": {\"header\": \"X-Id\"}");
    CyclicBarrier together = new CyclicBarrier(COPIES);
    List<Future<JsonNode>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int copy = 0; copy < COPIES; copy++) {
        answers.add(
            senders.submit(() -> {
              together.await();
              return send(source, "{}", "X-Id", "contested");
            }));
      }
    }
    List<JsonNode> all = new ArrayList<>();
    for (Future<JsonNode> answer : answers) {
      all.add(answer.get());
    }

    assertThat(all)
        .extracting(answer -> answer.path("id").asString())
        .hasSize(COPIES)
        .containsOnly(all.getFirst().path("id").asString());
    assertThat(all).filteredOn(answer -> !answer.path("duplicate").asBoolean()).hasSize(1);
    assertThat(server.api().read("/api/v1/events").path("data").size()).isEqualTo(1);
  }

  @Test
  void repeats_are_told_by_a_member_of_the_body_and_fields_that_are_absent_are_no_repeat() {
    SourceSetUp source = source("\"dedupe\": {\"json_pointer\": \"/order/id\"}");

    String first = id(send(source, "{\"order\": {\"id\": 7}, \"n\": 1}"));
    assertDuplicate(send(source, "{\"order\": {\"id\": 7}, \"n\": 2}"), first);
    id(send(source, "{\"order\": {\"id\": 8}}"));
    id(send(source, "{}"));
    id(send(source, "{}"));
    assertThat(server.event(first).path("payload").path("n").asInt()).isEqualTo(1);
  }

  @Test
  void repeats_are_told_by_a_hash_of_fields() {
    SourceSetUp source = source("\"dedupe\": {\"fields\": [\"/a\", \"/b\", \"header:X-Y\"]}");

    String first = id(send(source, "{\"a\": {\"x\": 1}, \"t\": 1}", "X-Y", "1"));
    assertDuplicate(send(source, "{\"t\": 2, \"a\": {\"x\": 1}}", "x-y", "1"), first);
    id(send(source, "{\"a\": {\"x\": 1}}", "X-Y", "2"));
    id(send(source, "{\"b\": {\"x\": 1}}", "X-Y", "1"));
  }

  @Test
  void a_window_ends_what_counts_as_a_repeat() {
    SourceSetUp source = source("\"dedupe\": {\"header\": \"X-Id\", \"window\": \"72h\"}");
    String first = id(send(source, "{}", "X-Id", "1"));

    clock.advance(Duration.ofDays(3));
    assertDuplicate(send(source, "{}", "X-Id", "1"), first);
    clock.advance(Duration.ofMillis(2));
    String second = id(send(source, "{}", "X-Id", "1"));
    assertDuplicate(send(source, "{}", "X-Id", "1"), second);
  }

  @Test
  void a_source_answers_as_its_operator_wants() {
    SourceSetUp source =
        source(
            """
            "dedupe": {"header": "X-Id"},
            "response": {"status": 200, "headers": {"X-Answer": "yes"}, "body": "<ok/>",
              "content_type": "text/xml"}
            """);
    for (int copy = 0; copy < 2; copy++) {
      Answer answer =
          server.api().hook(source.url(), new byte[] {'{', '}'}, Map.of("X-Id", "1")).expect(200);
      assertThat(answer.text()).isEqualTo("<ok/>");
      assertThat(answer.header("content-type")).contains("text/xml");
      assertThat(answer.header("x-answer")).contains("yes");
    }
    server
        .api()
        .patch(
            "/api/v1/sources/" + source.id(),
            "{\"response\": {\"status\": 204, \"body\": null, \"content_type\": null}}")
        .expect(200);
    Answer empty = server.api().hook(source.url(), new byte[0], Map.of()).expect(204);
    assertThat(empty.bytes()).isEmpty();
    assertThat(empty.header("x-answer")).contains("yes");
    server.api().patch("/api/v1/sources/" + source.id(), "{\"response\": null}").expect(200);
    id(send(source, "{}"));
  }

  @Test
  void wrong_settings_are_named_with_their_place() {
    Map<String, String> pointers =
        Map.of(
            "\"dedupe\": {\"header\": \"a b\"}", "/dedupe/header",
            "\"dedupe\": {\"json_pointer\": \"id\"}", "/dedupe/json_pointer",
            "\"dedupe\": {\"fields\": [\"/a\", \"b\"]}", "/dedupe/fields/1",
            "\"dedupe\": {\"header\": \"a\", \"fields\": [\"/a\"]}", "/dedupe",
            "\"dedupe\": {\"window\": \"500d\"}", "/dedupe/window",
            "\"dedupe\": {}", "/dedupe",
            "\"response\": {\"status\": 300}", "/response/status",
            "\"response\": {\"headers\": {\"Content-Length\": \"1\"}}",
                "/response/headers/Content-Length",
            "\"response\": {\"status\": 204, \"body\": \"x\"}", "/response/body",
            "\"split\": true", "/split");
    pointers.forEach((members, pointer) -> {
      Answer answer =
          server
              .api()
              .post(
                  "/api/v1/sources",
                  "{\"name\": \"wrong\", \"provider\": \"none\", " + members + "}")
              .expect(422);
      assertThat(answer.json().path("errors").path(0).path("pointer").asString())
          .as(members)
          .isEqualTo(pointer);
    });
  }

  @Test
  void a_batch_becomes_one_event_for_each_of_its_elements() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "payments", "provider": "gocardless", "secret": "%s", "split": true}
            """
                .formatted(SECRET));
    String one = "{\"id\": \"EV1\",\"resource_type\":\"payments\", \"action\":\"paid_out\"}";
    String other = "{\"id\":\"EV2\", \"resource_type\":\"mandates\", \"action\":\"created\" }";
    String body = "{\"events\": [ %s , %s ], \"meta\":{\"webhook_id\":\"WB1\"}}";

    JsonNode answer = signed(source, body.formatted(one, other)).expect(202).json();

    List<String> ids = answer.path("ids").valueStream().map(JsonNode::asString).toList();
    assertThat(ids).hasSize(2).first().isEqualTo(answer.path("id").asString());
    assertThat(answer.path("duplicate").asBoolean()).isFalse();
    JsonNode first = server.event(ids.getFirst());
    assertThat(first.path("event_id").asString()).isEqualTo("EV1");
    assertThat(first.path("type").asString()).isEqualTo("payments.paid_out");
    assertThat(server.api().get("/api/v1/events/" + ids.getFirst() + "/raw").bytes())
        .isEqualTo(one.getBytes(UTF_8));
    assertThat(server.api().get("/api/v1/events/" + ids.getLast() + "/raw").bytes())
        .isEqualTo(other.getBytes(UTF_8));

    JsonNode again = signed(source, body.formatted(other, one)).expect(202).json();
    assertThat(again.path("duplicate").asBoolean()).isTrue();
    assertThat(again.path("id").asString()).isEqualTo(ids.getLast());

    String tooMany = "{\"events\": [" + "1,".repeat(1_000) + "1]}";
    assertThat(signed(source, tooMany).expect(413).json().path("code").asString())
        .isEqualTo("too_many_events");
  }

  @Test
  void a_rejected_request_is_let_in_by_hand_once() {
    SourceSetUp source = server.source("github", SECRET);
    byte[] body = "{\"ref\": \"main\"}".getBytes(UTF_8);
    Map<String, String> forged =
        new ProviderSender("github", "another-test-secret").github(body, "delivery-1", "push");
    server.api().hook(source.url(), body, forged).expect(401);
    String request = kept(source, "rejected").path("id").asString();
    String path = "/api/v1/requests/" + request + "/accept";

    JsonNode answer = server.api().post(path).expect(202).json();

    JsonNode event = server.event(answer.path("id").asString());
    assertThat(event.path("event_id").asString()).isEqualTo("delivery-1");
    assertThat(event.path("type").asString()).isEqualTo("push");
    assertThat(server.api().get("/api/v1/events/" + answer.path("id").asString() + "/raw").bytes())
        .isEqualTo(body);
    assertThat(server.api().read("/api/v1/requests/" + request).path("event").asString())
        .isEqualTo(answer.path("id").asString());
    assertThat(server.api().post(path).expect(409).json().path("code").asString())
        .isEqualTo("not_allowed");
  }

  @Test
  void a_request_whose_body_was_not_kept_cannot_be_let_in() {
    SourceSetUp source = server.source("github", SECRET);
    byte[] large = new byte[70_000];
    server
        .api()
        .hook(source.url(), large, new ProviderSender("github", "wrong").github(large, "1", "push"))
        .expect(401);
    String request = kept(source, "rejected").path("id").asString();

    Answer answer = server.api().post("/api/v1/requests/" + request + "/accept").expect(409);

    assertThat(answer.json().path("code").asString()).isEqualTo("body_not_kept");
  }

  private Answer signed(SourceSetUp source, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return server
        .api()
        .hook(
            source.url(),
            bytes,
            new ProviderSender("gocardless", SECRET).sign(bytes, "", clock.instant()));
  }

  private JsonNode kept(SourceSetUp source, String status) {
    return Await.value(
        "a request in the list",
        StartedServer.SOON,
        () -> {
          JsonNode listed =
              server.api().read("/api/v1/requests?status=" + status + "&source=" + source.id());
          return Optional.of(listed.path("data").path(0)).filter(JsonNode::isObject);
        });
  }
}
