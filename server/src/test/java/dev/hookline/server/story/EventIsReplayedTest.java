package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stored event can be sent again, with the same id and the same bytes. */
class EventIsReplayedTest {

  private static final String PAYLOAD = "{\"amount\":1.0e2,  \"name\":\"Gr\\u00fc\\u00dfe\"}";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();
  private final EndpointSetUp first = server.endpoint(StartedServer.url(receiver, "/first"));

  EventIsReplayedTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void to_every_endpoint_that_wants_it_now() {
    String event = server.publish("order.paid", PAYLOAD);
    server.awaitDelivery(event, "delivered");
    server.endpoint(StartedServer.url(receiver, "/later"));

    JsonNode replayed = server.api().post("/api/v1/events/" + event + "/replay").expect(202).json();

    assertThat(replayed.path("deliveries")).hasSize(2);
    List<RecordedRequest> arrived = receiver.awaitRequests(3, StartedServer.SOON);
    assertThat(arrived)
        .extracting(RecordedRequest::path)
        .containsExactlyInAnyOrder("/first", "/first", "/later");
    assertThat(arrived)
        .allSatisfy(request -> {
          assertThat(request.header("webhook-id")).contains(event);
          assertThat(request.header("hookline-attempt")).contains("1");
          assertThat(request.body()).isEqualTo(PAYLOAD.getBytes(UTF_8));
        });
    assertThat(server.event(event).path("deliveries")).hasSize(3);
  }

  @Test
  void to_one_endpoint_whether_it_wants_it_or_not() {
    EndpointSetUp other =
        server.endpoint(
            StartedServer.url(receiver, "/other"), "{\"event_types\": [\"invoice.*\"]}");
    String event = server.publish("order.paid", PAYLOAD);
    server.awaitDelivery(event, "delivered");

    JsonNode replayed =
        server
            .api()
            .post("/api/v1/events/" + event + "/replay", "{\"endpoint\": \"" + other.id() + "\"}")
            .expect(202)
            .json();

    JsonNode delivery = replayed.path("deliveries").get(0);
    assertThat(replayed.path("deliveries")).hasSize(1);
    assertThat(delivery.path("endpoint").asString()).isEqualTo(other.id());
    List<RecordedRequest> arrived = receiver.awaitRequests(2, StartedServer.SOON);
    assertThat(arrived.getLast().path()).isEqualTo("/other");
    ForeignVerifiers.assertGenuine(arrived.getLast(), other.secret());
    ForeignVerifiers.assertGenuine(arrived.getFirst(), first.secret());
  }

  @Test
  void not_to_an_endpoint_that_does_not_exist() {
    String event = server.publish("order.paid", PAYLOAD);

    server
        .api()
        .post(
            "/api/v1/events/" + event + "/replay",
            "{\"endpoint\": \"ep_01h455vb4pex5vsknk084sn02q\"}")
        .expect(422);
  }

  @Test
  void a_test_event_goes_to_its_endpoint_alone() {
    EndpointSetUp other =
        server.endpoint(
            StartedServer.url(receiver, "/other"), "{\"event_types\": [\"invoice.*\"]}");

    JsonNode sent =
        server.api().post(other.path() + "/test", "{\"type\": \"order.paid\"}").expect(202).json();

    String event = sent.path("id").asString();
    server.awaitDelivery(event, "delivered");
    assertThat(receiver.requests()).hasSize(1);
    RecordedRequest arrived = receiver.requests().getFirst();
    assertThat(arrived.path()).isEqualTo("/other");
    ForeignVerifiers.assertGenuine(arrived, other.secret());
    assertThat(server.event(event).path("type").asString()).isEqualTo("order.paid");
  }
}
