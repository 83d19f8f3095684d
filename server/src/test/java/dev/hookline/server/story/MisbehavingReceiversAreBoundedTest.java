package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.ConnectionFault;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.TestAuthority;
import dev.hookline.testkit.receiver.UnacceptingPort;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a receiver does, an attempt ends in time, costs little, says what went wrong, and
 * bothers no other endpoint.
 */
class MisbehavingReceiversAreBoundedTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration OTHERS_WITHIN = Duration.ofSeconds(2);
  private static final int BODY_KEPT_BYTES = 64 * 1024;

  /** The first handshake of a process has much to load. */
  private static final Duration TLS_TIMEOUT = Duration.ofSeconds(4);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final FaultReceiver healthy = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  MisbehavingReceiversAreBoundedTest() {
    healthy.otherwise(Behaviour.status(200));
    server.endpoint(StartedServer.url(healthy, "/hook"), "{\"event_types\": [\"story.good\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never answers",
        "answers half",
        "drips its head",
        "drips its body",
        "10 GB of body",
        "endless body",
        "endless headers",
        "1 MiB header",
        "gzip bomb",
        "endless interim answers",
        "a few interim answers",
        "interim answers only",
        "switches protocols",
        "no status line",
        "no status code",
        "two lengths",
        "bad chunk size",
        "body shorter than promised",
        "body longer than promised",
        "204 with a body",
        "reset inside the body",
        "reset instead of an answer",
        "end instead of an answer",
        "end inside the head",
        "answers and ends at once",
        "redirects to itself",
        "redirects to nowhere",
        "speaks another protocol"
      })
  void an_answer_that_is_wrong(String name) {
    MisbehavingReceiver misbehaving = MisbehavingReceiver.called(name);
    receiver.on("/hook", misbehaving.behaviour());

    assertEndsWith(StartedServer.url(receiver, "/hook"), misbehaving.error());
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE_AT_ONCE, connection_reset",
    "RESET_AT_ONCE, connection_reset",
    "NEVER_READ, timeout"
  })
  void a_connection_that_is_wrong(ConnectionFault fault, String error) {
    receiver.onConnect(fault);

    assertEndsWith(StartedServer.url(receiver, "/hook"), error);
  }

  @Test
  void a_host_that_answers_no_connection() {
    try (UnacceptingPort port = UnacceptingPort.open()) {
      assertEndsWith("http://127.0.0.1:" + port.port() + "/hook", "connect_timeout");
    }
  }

  @Test
  void a_port_that_nobody_listens_on() {
    int port = receiver.port();
    receiver.close();

    assertEndsWith("http://127.0.0.1:" + port + "/hook", "connect_refused");
  }

  @Test
  void a_certificate_that_nobody_vouches_for() {
    try (FaultReceiver tls = FaultReceiver.startTls(TestAuthority.selfSigned())) {
      tls.otherwise(Behaviour.status(200));

      assertEndsWith("https://127.0.0.1:" + tls.port() + "/hook", TLS_TIMEOUT, "tls");
      assertThat(tls.requests()).isEmpty();
    }
  }

  @Test
  void a_certificate_that_has_expired() {
    try (FaultReceiver tls = FaultReceiver.startTls(TestAuthority.create().expired())) {
      tls.otherwise(Behaviour.status(200));

      assertEndsWith("https://127.0.0.1:" + tls.port() + "/hook", TLS_TIMEOUT, "tls");
    }
  }

  @ParameterizedTest
  @CsvSource({"STALL_HANDSHAKE, connect_timeout", "CHOOSE_TLS_1_0, tls"})
  void a_handshake_that_is_wrong(ConnectionFault fault, String error) {
    try (FaultReceiver tls = FaultReceiver.startTls(TestAuthority.create().valid())) {
      tls.onConnect(fault);

      assertEndsWith("https://127.0.0.1:" + tls.port() + "/hook", TLS_TIMEOUT, error);
    }
  }

  private void assertEndsWith(String url, String error) {
    assertEndsWith(url, TIMEOUT, error);
  }

  private void assertEndsWith(String url, Duration timeout, String error) {
    server.endpoint(
        url,
        """
        {"timeout": "%s", "retry": {"schedule": []}, "event_types": ["story.bad"]}
        """
            .formatted(timeout));

    String event = server.publish("story.bad", "{}");
    assertOthersAreUnaffected();

    JsonNode delivery = server.awaitDelivery(event, error.isEmpty() ? "delivered" : "failed");
    JsonNode attempt = server.attempts(delivery).getFirst();
    assertThat(attempt.path("error").asString("")).isEqualTo(error);
    assertThat(attempt.path("duration_ms").asDouble())
        .isLessThan((double) timeout.plus(GRACE).toMillis());
    assertThat(attempt.path("response_body").asString("").length())
        .isLessThanOrEqualTo(BODY_KEPT_BYTES);
    assertThat(receiver.bytesSent()).as("bytes that the receiver got rid of").isLessThan(8 << 20);
  }

  private void assertOthersAreUnaffected() {
    String event = server.publish("story.good", "{}");
    server.awaitDelivery(event, "delivered", OTHERS_WITHIN);
  }
}
