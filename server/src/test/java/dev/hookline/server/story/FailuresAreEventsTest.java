package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.IdPrefix;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Dead letters and endpoints that were turned off are told to the endpoints that name alerts. */
class FailuresAreEventsTest {

  private static final String ALERT_SOURCE = Event.ALERT_SOURCE.text(IdPrefix.SOURCE);

  private static final String ALERTS =
      """
      {"sources": ["hookline"], "event_types": ["delivery.failed", "endpoint.disabled"]}
      """;

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void a_dead_letter_and_the_end_of_its_endpoint_are_told_once_each() {
    receiver.on("/alerts", Behaviour.status(200)).on("/hook", Behaviour.status(410));
    server.endpoint(StartedServer.url(receiver, "/alerts"), ALERTS);
    EndpointSetUp dead = server.endpoint(StartedServer.url(receiver, "/hook"));
    String refused = server.publish("order.paid", "{\"order\": 1}");
    JsonNode delivery = server.awaitDelivery(refused, "failed");

    receiver.awaitRequests(3, StartedServer.SOON);

    JsonNode failed = alert("delivery.failed");
    assertThat(failed.path("delivery").asString()).isEqualTo(delivery.path("id").asString());
    assertThat(failed.path("event_type").asString()).isEqualTo("order.paid");
    assertThat(failed.path("last_status_code").asInt()).isEqualTo(410);
    JsonNode disabled = alert("endpoint.disabled");
    assertThat(disabled.path("endpoint").asString()).isEqualTo(dead.id());
    assertThat(disabled.path("reason").asString()).contains("410");
    server.api().post(dead.path() + "/disable").expect(200);
    assertThat(alerts("endpoint.disabled")).as("it was off already").hasSize(1);
  }

  @Test
  void an_endpoint_for_alerts_that_is_turned_off_is_told_so_when_it_is_on_again() {
    receiver.on("/alerts", Behaviour.status(200));
    EndpointSetUp alerted = server.endpoint(StartedServer.url(receiver, "/alerts"), ALERTS);

    server.api().post(alerted.path() + "/disable").expect(200);
    String event = alerts("endpoint.disabled").getFirst().path("id").asString();
    server.awaitDelivery(event, "held");
    server.api().post(alerted.path() + "/enable").expect(200);

    server.awaitDelivery(event, "delivered");
  }

  @Test
  void what_nobody_wants_to_be_told_is_not_stored() {
    receiver.on("/hook", Behaviour.status(410));
    server.endpoint(StartedServer.url(receiver, "/hook"));

    server.awaitDelivery(server.publish("order.paid", "{}"), "failed");

    assertThat(alerts("delivery.failed")).isEmpty();
  }

  private JsonNode alert(String type) {
    List<JsonNode> all = alerts(type);
    assertThat(all).hasSize(1);
    return server.event(all.getFirst().path("id").asString()).path("payload");
  }

  private List<JsonNode> alerts(String type) {
    return server
        .api()
        .read("/api/v1/events?source=" + ALERT_SOURCE + "&type=" + type)
        .path("data")
        .valueStream()
        .toList();
  }
}
