package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event that goes nowhere says why. */
class NothingIsDroppedSilentlyTest {

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  NothingIsDroppedSilentlyTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void an_event_that_no_endpoint_wants_is_unmatched() {
    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"event_types\": [\"invoice.*\"]}");

    String id = server.publish("order.paid", "{}");

    JsonNode event = server.event(id);
    assertThat(event.path("status").asString()).isEqualTo("unmatched");
    assertThat(event.path("reason").asString()).isEqualTo("no_endpoint_matched");
    assertThat(event.path("deliveries").isEmpty()).isTrue();
    StreamFrame change =
        server
            .live()
            .await("the event in the stream", StartedServer.SOON, frame -> frame.isEvent(id));
    assertThat(change.text("status")).isEqualTo("unmatched");
    assertThat(change.text("reason")).isEqualTo("no_endpoint_matched");
  }

  @Test
  void an_event_for_a_disabled_endpoint_is_skipped() {
    EndpointSetUp endpoint =
        server.endpoint(StartedServer.url(receiver, "/hook"), "{\"enabled\": false}");

    String id = server.publish("order.paid", "{}");

    JsonNode delivery = server.event(id).path("deliveries").get(0);
    assertThat(delivery.path("endpoint").asString()).isEqualTo(endpoint.id());
    assertThat(delivery.path("status").asString()).isEqualTo("skipped");
    assertThat(delivery.path("reason").asString()).isEqualTo("endpoint_disabled");
    assertThat(delivery.path("attempts").asInt()).isZero();
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void an_event_of_one_tenant_reaches_that_tenants_endpoints_alone() {
    receiver.on("/acme", Behaviour.status(200)).on("/other", Behaviour.status(200));
    server.endpoint(StartedServer.url(receiver, "/acme"), "{\"tenant\": \"acme\"}");
    server.endpoint(StartedServer.url(receiver, "/other"), "{\"tenant\": \"other\"}");
    server.endpoint(StartedServer.url(receiver, "/nobody"));

    String id =
        server
            .api()
            .post(
                "/api/v1/events",
                "{\"type\": \"order.paid\", \"tenant\": \"acme\", \"payload\": {}}")
            .expect(202)
            .json()
            .path("id")
            .asString();

    server.awaitDelivery(id, "delivered");
    assertThat(server.event(id).path("deliveries")).hasSize(1);
    assertThat(receiver.requests()).hasSize(1);
    assertThat(receiver.requests().getFirst().path()).isEqualTo("/acme");
  }

  @Test
  void a_delivery_whose_endpoint_is_deleted_is_called_off() {
    receiver.on("/hook", Behaviour.status(500));
    EndpointSetUp endpoint =
        server.endpoint(
            StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"1h\"]}}");
    String id = server.publish("order.paid", "{}");
    server.awaitDelivery(id, "retrying");

    server.api().delete(endpoint.path()).expect(204);

    JsonNode delivery = server.event(id).path("deliveries").get(0);
    assertThat(delivery.path("status").asString()).isEqualTo("cancelled");
    assertThat(delivery.path("reason").asString()).isEqualTo("endpoint_deleted");
  }
}
