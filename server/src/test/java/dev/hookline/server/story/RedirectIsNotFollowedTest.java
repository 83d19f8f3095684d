package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.Redirects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A redirect is a failed attempt: who follows it sends signed data to whoever it names. */
class RedirectIsNotFollowedTest {

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final FaultReceiver elsewhere = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void the_other_place_hears_nothing(int status) {
    elsewhere.otherwise(Behaviour.status(200));
    receiver.on("/hook", Redirects.to(status, elsewhere.uri("/trap")));
    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": []}}");

    String event = server.publish("order.paid", "{}");

    JsonNode delivery = server.awaitDelivery(event, "failed");
    JsonNode attempt = server.attempts(delivery).getFirst();
    assertThat(attempt.path("error").asString()).isEqualTo("redirect");
    assertThat(attempt.path("status_code").asInt()).isEqualTo(status);
    assertThat(receiver.requests()).hasSize(1);
    assertThat(elsewhere.connections()).isZero();
  }
}
