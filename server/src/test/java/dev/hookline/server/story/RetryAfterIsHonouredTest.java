package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import dev.hookline.testkit.receiver.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A receiver that names a time to come back is left alone until then. */
class RetryAfterIsHonouredTest {

  private static final String QUICK_RETRIES = "{\"retry\": {\"schedule\": [\"100ms\", \"100ms\"]}}";
  private static final long WAIT_SECONDS = 2;

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void the_next_attempt_waits_as_long_as_it_was_asked_to(int status) {
    receiver.on(
        "/hook", RetryLater.inSeconds(status, WAIT_SECONDS).times(1).then(Behaviour.status(200)));
    server.endpoint(StartedServer.url(receiver, "/hook"), QUICK_RETRIES);

    String event = server.publish("order.paid", "{}");

    JsonNode waiting = server.awaitDelivery(event, "retrying");
    assertThat(waiting.path("last_response").path("status_code").asInt()).isEqualTo(status);
    server.awaitDelivery(event, "delivered");
    assertThat(gap(receiver.requests())).isGreaterThanOrEqualTo(Duration.ofSeconds(WAIT_SECONDS));
  }

  @Test
  void a_date_is_understood_too() {
    Instant inFourSeconds = Instant.now().plusSeconds(4);
    receiver.on("/hook", RetryLater.at(503, inFourSeconds).times(1).then(Behaviour.status(200)));
    server.endpoint(StartedServer.url(receiver, "/hook"), QUICK_RETRIES);

    String event = server.publish("order.paid", "{}");

    server.awaitDelivery(event, "delivered");
    Instant wholeSeconds = Instant.ofEpochSecond(inFourSeconds.getEpochSecond());
    assertThat(receiver.requests().getLast().arrivedAt()).isAfterOrEqualTo(wholeSeconds);
  }

  @Test
  void a_wait_without_end_is_cut_to_a_day() {
    receiver.on("/hook", RetryLater.inMoreSecondsThanFit(429));
    server.endpoint(StartedServer.url(receiver, "/hook"), QUICK_RETRIES);

    String event = server.publish("order.paid", "{}");

    JsonNode waiting = server.awaitDelivery(event, "retrying");
    Instant next = Instant.parse(waiting.path("next_attempt_at").asString());
    assertThat(Duration.between(Instant.now(), next))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  @Test
  void nonsense_is_as_if_it_were_absent() {
    receiver.on(
        "/hook", RetryLater.verbatim(503, "in a while").times(1).then(Behaviour.status(200)));
    server.endpoint(StartedServer.url(receiver, "/hook"), QUICK_RETRIES);

    String event = server.publish("order.paid", "{}");

    server.awaitDelivery(event, "delivered");
    assertThat(gap(receiver.requests())).isLessThan(Duration.ofSeconds(WAIT_SECONDS));
  }

  private static Duration gap(List<RecordedRequest> arrived) {
    return Duration.between(arrived.getFirst().arrivedAt(), arrived.getLast().arrivedAt());
  }
}
