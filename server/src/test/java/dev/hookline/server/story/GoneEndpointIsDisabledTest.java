package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 410 Gone ends an endpoint until somebody turns it on again; what waited for it is kept. */
class GoneEndpointIsDisabledTest {

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void what_waits_is_held_what_comes_is_skipped_and_enabling_lets_go_on() {
    receiver.on("/hook", Behaviour.status(500).times(1).then(Behaviour.status(410)));
    EndpointSetUp endpoint =
        server.endpoint(
            StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"1h\"]}}");
    String waiting = server.publish("order.paid", "{\"order\": 1}");
    server.awaitDelivery(waiting, "retrying");

    String refused = server.publish("order.paid", "{\"order\": 2}");

    JsonNode dead = server.awaitDelivery(refused, "failed");
    assertThat(dead.path("reason").asString()).contains("410");
    Await.until(
        "the endpoint disabled",
        StartedServer.SOON,
        () -> !server.api().read(endpoint.path()).path("enabled").asBoolean());
    assertThat(server.api().read(endpoint.path()).path("disabled_reason").asString())
        .contains("410");
    Await.until("what waited held", StartedServer.SOON, () -> status(waiting).equals("held"));
    String late = server.publish("order.paid", "{\"order\": 3}");
    assertThat(status(late)).isEqualTo("skipped");
    assertThat(receiver.requests()).hasSize(2);

    receiver.on("/hook", Behaviour.status(200));
    server.api().post(endpoint.path() + "/enable").expect(200);

    server.awaitDelivery(waiting, "delivered");
    RecordedRequest last = receiver.requests().getLast();
    assertThat(last.header("webhook-id")).contains(waiting);
    assertThat(status(late)).isEqualTo("skipped");
    JsonNode enabled = server.api().read(endpoint.path());
    assertThat(enabled.path("enabled").asBoolean()).isTrue();
    assertThat(enabled.path("disabled_reason").asString("")).isEmpty();
  }

  private String status(String event) {
    return server.event(event).path("deliveries").get(0).path("status").asString();
  }
}
