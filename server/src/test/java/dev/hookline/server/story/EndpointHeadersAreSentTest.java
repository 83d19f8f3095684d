package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A subscriber may ask for headers of its own, but not for ours. */
class EndpointHeadersAreSentTest {

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  EndpointHeadersAreSentTest() {
    receiver.otherwise(Behaviour.status(200));
  }

  @Test
  void they_arrive_with_every_delivery() {
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        "{\"headers\": {\"Authorization\": \"Bearer test-token\", \"X-Team\": \"billing\"}}");

    server.awaitDelivery(server.publish("order.paid", "{}"), "delivered");

    RecordedRequest arrived = receiver.awaitRequest(StartedServer.SOON);
    assertThat(arrived.headers("Authorization")).containsExactly("Bearer test-token");
    assertThat(arrived.headers("X-Team")).containsExactly("billing");
  }

  @Test
  void credentials_among_them_are_not_shown_with_the_attempt() {
    server.endpoint(
        StartedServer.url(receiver, "/hook"),
        "{\"headers\": {\"Authorization\": \"Bearer test-token\"}}");

    JsonNode delivery = server.awaitDelivery(server.publish("order.paid", "{}"), "delivered");

    String path = "/api/v1/deliveries/" + delivery.path("id").asString() + "/attempts";
    assertThat(server.api().get(path).expect(200).text()).doesNotContain("test-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"webhook-id", "Webhook-Signature", "Host", "Content-Length", "Transfer-Encoding"})
  void those_that_belong_to_the_delivery_are_refused(String name) {
    Answer answer =
        server
            .api()
            .post(
                "/api/v1/endpoints",
                "{\"url\": \"%s\", \"headers\": {\"%s\": \"1\"}}"
                    .formatted(StartedServer.url(receiver, "/hook"), name));

    answer.expect(422);
    assertThat(answer.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/headers/" + name);
  }

  @Test
  void a_line_break_smuggles_nothing_in() {
    Answer answer =
        server
            .api()
            .post(
                "/api/v1/endpoints",
                "{\"url\": \"%s\", \"headers\": {\"X-Team\": \"a\\r\\nX-Injected: 1\"}}"
                    .formatted(StartedServer.url(receiver, "/hook")));

    answer.expect(422);
  }
}
