package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Answers;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A delivery that fails is tried again as the endpoint's schedule says, and then kept as dead. */
class FailedDeliveryIsTriedAgainTest {

  private static final String TWO_RETRIES = "{\"retry\": {\"schedule\": [\"100ms\", \"200ms\"]}}";
  private static final String ONE_RETRY = "{\"retry\": {\"schedule\": [\"100ms\"]}}";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void it_fails_twice_and_is_then_delivered_under_the_same_id() {
    receiver.on("/hook", Behaviour.status(500).times(2).then(Behaviour.status(200)));
    EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"), TWO_RETRIES);

    String event = server.publish("order.paid", "{\"amount\": 1099}");

    JsonNode delivery = server.awaitDelivery(event, "delivered");
    assertThat(delivery.path("attempts").asInt()).isEqualTo(3);
    List<JsonNode> attempts = server.attempts(delivery);
    assertThat(attempts)
        .extracting(attempt -> attempt.path("status_code").asInt())
        .containsExactly(500, 500, 200);
    assertThat(attempts)
        .extracting(attempt -> attempt.path("error").asString(""))
        .containsExactly("status", "status", "");
    List<RecordedRequest> arrived = receiver.requests();
    assertThat(arrived)
        .extracting(request -> request.header("hookline-attempt").orElseThrow())
        .containsExactly("1", "2", "3");
    for (RecordedRequest request : arrived) {
      assertThat(request.header("webhook-id")).contains(event);
      assertThat(request.text()).isEqualTo("{\"amount\": 1099}");
      ForeignVerifiers.assertGenuine(request, endpoint.secret());
    }
  }

  @Test
  void while_it_waits_it_says_when_it_is_tried_next() {
    receiver.on("/hook", Behaviour.status(503));
    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"1h\"]}}");

    String event = server.publish("order.paid", "{}");

    JsonNode delivery = server.awaitDelivery(event, "retrying");
    assertThat(delivery.path("next_attempt_at").asString()).isNotEmpty();
    assertThat(delivery.path("last_response").path("status_code").asInt()).isEqualTo(503);
    assertThat(delivery.path("reason").asString()).contains("503");
  }

  @Test
  void a_dead_letter_is_listed_with_its_reason_and_tried_again_by_hand() {
    receiver.on("/hook", Answers.text(500, "the database is down"));
    EndpointSetUp endpoint = server.endpoint(StartedServer.url(receiver, "/hook"), ONE_RETRY);
    String event = server.publish("order.paid", "{\"amount\": 1099}");
    JsonNode dead = server.awaitDelivery(event, "failed");

    assertThat(dead.path("reason").asString()).contains("500");
    assertThat(dead.path("finished_at").asString()).isNotEmpty();
    assertThat(server.attempts(dead).getLast().path("response_body").asString())
        .isEqualTo("the database is down");
    assertThat(
            server
                .api()
                .read("/api/v1/deliveries?status=failed&endpoint=" + endpoint.id())
                .path("data")
                .valueStream())
        .extracting(delivery -> delivery.path("id").asString())
        .containsExactly(dead.path("id").asString());

    receiver.on("/hook", Behaviour.status(204));
    server.api().post("/api/v1/deliveries/" + dead.path("id").asString() + "/retry").expect(202);

    JsonNode delivered = server.awaitDelivery(event, "delivered");
    assertThat(delivered.path("id")).isEqualTo(dead.path("id"));
    RecordedRequest last = receiver.requests().getLast();
    assertThat(last.header("hookline-attempt")).contains("3");
    assertThat(last.header("webhook-id")).contains(event);
    assertThat(server.api().read("/api/v1/deliveries?status=failed").path("data").isEmpty())
        .isTrue();
  }

  @Test
  void a_delivery_that_is_called_off_while_it_waits_is_not_tried_again() {
    receiver.on("/hook", Behaviour.status(500));
    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"1h\"]}}");
    String event = server.publish("order.paid", "{}");
    String id = server.awaitDelivery(event, "retrying").path("id").asString();

    server.api().post("/api/v1/deliveries/" + id + "/cancel").expect(200);

    assertThat(server.awaitDelivery(event, "cancelled").path("finished_at").asString())
        .isNotEmpty();
    server.api().post("/api/v1/deliveries/" + id + "/cancel").expect(409);
    assertThat(receiver.requests()).hasSize(1);
  }
}
