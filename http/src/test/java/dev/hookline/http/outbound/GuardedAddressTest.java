package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.job.AttemptError;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every attempt is vetted by itself, and what is blocked is never connected to. */
class GuardedAddressTest {

  /** Stands for an address outside: the guard lets deliveries go there, and nobody listens. */
  private static final InetAddress OUTSIDE = address("127.0.0.2");

  /** Where the receiver listens; the guard refuses it. */
  private static final InetAddress INSIDE = address("127.0.0.1");

  private static final String ONLY_OUTSIDE = "127.0.0.2/32";
  private static final Resolver NO_LOOKUP =
      (name, _) -> {
        throw new AssertionError("looked up " + name);
      };

  private final FaultReceiver receiver = FaultReceiver.start().otherwise(Behaviour.status(200));

  @AfterEach
  void close() {
    receiver.close();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Resolver answering(List<InetAddress> first, List<InetAddress> second) {
    Queue<List<InetAddress>> answers = new ArrayDeque<>(List.of(first, second));
    return (_, whenDone) -> whenDone.accept(new Resolution.Found(answers.remove()));
  }

  private String url(String host) {
    return "http://" + host + ":" + receiver.port() + "/hook";
  }

  private void assertBlocked(Exchange ended) {
    assertThat(ended)
        .isInstanceOfSatisfying(
            Exchange.Failed.class,
            failed -> {
              assertThat(failed.error()).isEqualTo(AttemptError.BLOCKED);
              assertThat(failed.timings().connectedMicros()).isEqualTo(-1);
            });
    assertThat(receiver.connections()).isZero();
  }

  @Test
  void a_name_that_moves_inside_between_two_attempts_is_blocked() {
    Resolver rebinding = answering(List.of(OUTSIDE), List.of(INSIDE));
    try (Sender sender = Sender.guarded(ONLY_OUTSIDE, rebinding)) {
      Exchange.Failed first = sender.failure(url("rebinding.test"), Sender.LONG);
      assertThat(first.error()).isEqualTo(AttemptError.CONNECT_REFUSED);

      assertBlocked(sender.send(Sender.request(url("rebinding.test"), Sender.LONG)));
    }
  }

  @Test
  void one_inner_address_among_public_ones_blocks_them_all() {
    Resolver mixed = answering(List.of(OUTSIDE, INSIDE), List.of(INSIDE, OUTSIDE));
    try (Sender sender = Sender.guarded(ONLY_OUTSIDE, mixed)) {
      assertBlocked(sender.send(Sender.request(url("mixed.test"), Sender.LONG)));
      assertBlocked(sender.send(Sender.request(url("mixed.test"), Sender.LONG)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"})
  void an_inner_literal_is_blocked_without_a_lookup(String host) {
    try (Sender sender = Sender.guarded(ONLY_OUTSIDE, NO_LOOKUP)) {
      assertBlocked(sender.send(Sender.request(url(host), Sender.LONG)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"printer.local", "metadata.google.internal"})
  void an_inner_name_is_blocked_without_a_lookup(String host) {
    try (Sender sender = Sender.guarded(ONLY_OUTSIDE, NO_LOOKUP)) {
      assertBlocked(sender.send(Sender.request(url(host), Sender.LONG)));
    }
  }

  @Test
  void a_pooled_connection_does_not_outlive_the_vetting_of_its_name() {
    try (Sender sender =
        Sender.with(
            answering(List.of(INSIDE), List.of(address("10.0.0.1"))),
            OutboundSettings.defaults())) {
      assertThat(sender.answer(url("moving.test")).status()).isEqualTo(200);

      Exchange.Failed second = sender.failure(url("moving.test"), Sender.LONG);

      assertThat(second.error()).isEqualTo(AttemptError.BLOCKED);
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void exempt_loopback_is_reached_by_literal_without_a_lookup() {
    try (Sender sender = Sender.with(NO_LOOKUP, OutboundSettings.defaults())) {
      Exchange.Answered answer = sender.answer(url("127.0.0.1"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.timings().resolvedMicros()).isZero();
      assertThat(receiver.awaitRequest(Sender.LONG).header("Host"))
          .contains("127.0.0.1:" + receiver.port());
    }
  }
}
