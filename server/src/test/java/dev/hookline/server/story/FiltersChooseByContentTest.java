package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operators say by expressions which events they want; what they do not want is not lost. */
class FiltersChooseByContentTest {

  private static final String WANTED = "{\"action\": \"opened\"}";
  private static final String UNWANTED = "{\"action\": \"closed\"}";
  private static final String EXPRESSION = "payload.action == 'opened' || 'x-all' in headers";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  private SourceSetUp source() {
    return server.sourceWith(
        "{\"name\": \"chosen\", \"provider\": \"none\", \"filter\": \"" + EXPRESSION + "\"}");
  }

  private JsonNode send(SourceSetUp source, String body, Map<String, String> headers) {
    return server.api().hook(source.url(), body.getBytes(UTF_8), headers).expect(202).json();
  }

  @Test
  void a_source_makes_events_only_of_what_its_filter_is_true_for() {
    SourceSetUp source = source();

    assertThat(send(source, WANTED, Map.of()).path("id").asString()).startsWith("evt_");
    assertThat(send(source, UNWANTED, Map.of("X-All", "1")).path("id").asString())
        .startsWith("evt_");
    for (String body : List.of(UNWANTED, "{}", "not json", "")) {
      JsonNode answer = send(source, body, Map.of());
      assertThat(answer.path("filtered").asBoolean()).isTrue();
      assertThat(answer.has("id")).isFalse();
    }
    assertThat(server.api().read("/api/v1/events").path("data").size()).isEqualTo(2);
  }

  @Test
  void what_is_filtered_is_kept_with_the_expression_and_can_be_let_in() {
    SourceSetUp source = source();
    String request = send(source, UNWANTED, Map.of()).path("request").asString();

    JsonNode kept = kept(request);
    assertThat(kept.path("status").asString()).isEqualTo("filtered");
    assertThat(kept.path("filter").asString()).isEqualTo(EXPRESSION);
    assertThat(server.api().read("/api/v1/requests?status=filtered").path("data").size())
        .isEqualTo(1);

    JsonNode event =
        server.api().post("/api/v1/requests/" + request + "/accept").expect(202).json();
    assertThat(server.api().get("/api/v1/events/" + event.path("id").asString() + "/raw").text())
        .isEqualTo(UNWANTED);
  }

  @Test
  void what_came_compressed_can_be_let_in() throws IOException {
    SourceSetUp source = source();
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(UNWANTED.getBytes(UTF_8));
    }
    String request =
        server
            .api()
            .hook(source.url(), compressed.toByteArray(), Map.of("Content-Encoding", "gzip"))
            .expect(202)
            .json()
            .path("request")
            .asString();

    String event = letIn(request);

    assertThat(server.api().get("/api/v1/events/" + event + "/raw").text()).isEqualTo(UNWANTED);
  }

  @Test
  void an_element_of_a_batch_that_is_let_in_is_the_event_it_would_have_been() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "batches", "provider": "azure-event-grid", "secret": "a-test-key",
             "split": true, "filter": "payload.ok", "dedupe": {"header": "X-Batch"}}
            """);
    List<String> elements =
        List.of(
            "{\"id\":\"F0\",\"eventType\":\"a.b\",\"ok\":true}",
            "{\"id\":\"F1\",\"eventType\":\"a.b\",\"ok\":false}",
            "{\"id\":\"F2\",\"eventType\":\"c.d\",\"ok\":false}");
    send(
        source,
        "[" + String.join(",", elements) + "]",
        Map.of("Authorization", "a-test-key", "X-Batch", "B1", "ce-id", "of-the-request"));

    Await.until(
        "two elements are kept",
        StartedServer.SOON,
        () -> server.api().read("/api/v1/requests?status=filtered").path("data").size() == 2);
    List<String> names =
        server
            .api()
            .read("/api/v1/requests?status=filtered")
            .path("data")
            .valueStream()
            .map(kept -> server.event(letIn(kept.path("id").asString())))
            .map(event -> event.path("event_id").asString() + " " + event.path("type").asString())
            .toList();
    assertThat(names).containsExactlyInAnyOrder("F1 a.b", "F2 c.d");
  }

  private String letIn(String request) {
    kept(request);
    JsonNode answer =
        server.api().post("/api/v1/requests/" + request + "/accept").expect(202).json();
    assertThat(answer.path("duplicate").asBoolean()).isFalse();
    return answer.path("id").asString();
  }

  @Test
  void an_expression_that_is_wrong_is_refused_with_its_place() {
    for (String path : List.of("/api/v1/sources", "/api/v1/endpoints")) {
      String other =
          path.endsWith("sources")
              ? "\"name\": \"wrong\", \"provider\": \"none\""
              : "\"url\": \"" + StartedServer.url(receiver, "/") + "\"";
      Answer answer =
          server.api().post(path, "{" + other + ", \"filter\": \"payload.a ==\"}").expect(422);
      JsonNode error = answer.json().path("errors").path(0);
      assertThat(error.path("pointer").asString()).isEqualTo("/filter");
      assertThat(error.path("message").asString()).startsWith("line 1, column 13");
    }
  }

  @Test
  void an_endpoint_gets_only_what_its_filter_is_true_for_and_the_rest_is_skipped() {
    receiver.otherwise(Behaviour.status(200));
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        "{\"filter\": \"payload.amount > 10 && type == 'order.paid'\"}");

    String small = server.publish("order.paid", "{\"amount\": 1}");
    String large = server.publish("order.paid", "{\"amount\": 11}");
    server.awaitDelivery(large, "delivered");

    JsonNode skipped = server.api().read("/api/v1/deliveries?event=" + small).path("data").path(0);
    assertThat(skipped.path("status").asString()).isEqualTo("skipped");
    assertThat(skipped.path("reason").asString()).isEqualTo("filtered");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void a_filter_that_takes_too_many_steps_is_stopped_and_the_reason_is_stored() {
    String costly = "payload.all(a, payload.all(b, payload.all(c, c == 1)))";
    String body = "[" + "1,".repeat(99) + "1]";
    SourceSetUp source =
        server.sourceWith(
            "{\"name\": \"costly\", \"provider\": \"none\", \"filter\": \"" + costly + "\"}");
    String request = send(source, body, Map.of()).path("request").asString();
    JsonNode kept = kept(request);
    assertThat(kept.path("status").asString()).isEqualTo("filtered");
    assertThat(kept.path("rejection_cause").asString()).isEqualTo("filter_too_costly");
    assertThat(kept.path("filter").asString()).isEqualTo(costly);

    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"filter\": \"" + costly + "\"}");
    String event = server.publish("order.paid", body);
    JsonNode skipped = server.api().read("/api/v1/deliveries?event=" + event).path("data").path(0);
    assertThat(skipped.path("status").asString()).isEqualTo("skipped");
    assertThat(skipped.path("reason").asString()).isEqualTo("filter_too_costly");
    assertThat(receiver.requests()).isEmpty();
  }

  /** They are routed at once, on an event loop that others wait for. */
  @Test
  void events_that_come_together_share_what_a_filter_may_cost_and_no_filter_pays_for_another() {
    receiver.otherwise(Behaviour.status(200));
    String costly = "payload.all(a, payload.all(b, b == 1))";
    EndpointSetUp dear =
        server.endpoint(StartedServer.url(receiver, "/dear"), "{\"filter\": \"" + costly + "\"}");
    EndpointSetUp cheap =
        server.endpoint(StartedServer.url(receiver, "/cheap"), "{\"filter\": \"payload[0] == 1\"}");

    PublishedBatch.of(30, "list", "[" + "1,".repeat(99) + "1]").publish(server.api());

    assertThat(deliveries(dear, "skipped")).isBetween(1, 28);
    assertThat(deliveries(cheap, "skipped")).isZero();
  }

  private int deliveries(EndpointSetUp endpoint, String status) {
    return server
        .api()
        .read("/api/v1/deliveries?endpoint=" + endpoint.id() + "&status=" + status)
        .path("data")
        .size();
  }

  private JsonNode kept(String request) {
    return Await.value(
        "the filtered request",
        StartedServer.SOON,
        () ->
            Optional.of(server.api().get("/api/v1/requests/" + request))
                .filter(answer -> answer.status() == 200)
                .map(Answer::json));
  }

  @Test
  void each_element_of_a_batch_is_asked_about_on_its_own() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "hub", "provider": "cloudevents", "secret": "a-test-token", "split": true,
             "filter": "type == 'a.wanted'"}
            """);
    String body =
        """
        [{"id": "1", "source": "s", "type": "a.wanted"}, {"id": "2", "source": "s", "type": "b"}]
        """;

    JsonNode answer = send(source, body, Map.of("Authorization", "Bearer a-test-token"));

    assertThat(answer.path("ids").size()).isEqualTo(1);
    assertThat(server.event(answer.path("id").asString()).path("event_id").asString())
        .isEqualTo("1:s");
  }
}
