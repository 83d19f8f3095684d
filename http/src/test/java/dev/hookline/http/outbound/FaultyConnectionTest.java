package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import dev.hookline.job.AttemptError;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.ConnectionFault;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.UnacceptingPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receivers that cannot be reached or leave before a request is read. */
class FaultyConnectionTest {

  private static final InetAddress FIRST = loopback(1);
  private static final InetAddress SECOND = loopback(2);

  private final FaultReceiver receiver = FaultReceiver.start();
  private final Sender sender = Sender.toLoopback();

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String url(int port) {
    return "http://example.test:" + port + "/hook";
  }

  private static int closedPort() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, FIRST)) {
      return listener.getLocalPort();
    }
  }

  @Test
  void a_closed_port_refuses() throws IOException {
    int port = closedPort();

    Exchange.Failed failed = sender.failure(url(port), Sender.LONG);

    assertThat(failed.error()).isEqualTo(AttemptError.CONNECT_REFUSED);
    assertThat(failed.detail()).isEqualTo("connection refused by 127.0.0.1:" + port);
    assertThat(failed.timings().connectedMicros()).isEqualTo(-1);
  }

  @Test
  void a_host_that_never_accepts_is_a_connect_timeout() {
    try (UnacceptingPort port = UnacceptingPort.open()) {
      Exchange.Failed failed = sender.failure(url(port.port()), Sender.SHORT);

      assertThat(failed.error()).isEqualTo(AttemptError.CONNECT_TIMEOUT);
      assertThat(failed.detail())
          .isEqualTo("no connection to 127.0.0.1:" + port.port() + " within 300 ms");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_AT_ONCE", "RESET_AT_ONCE"})
  void a_connection_that_ends_at_once_is_a_reset(ConnectionFault fault) {
    receiver.onConnect(fault);

    Exchange.Failed failed = sender.failure(url(receiver.port()), Sender.LONG);

    assertThat(failed.error()).isEqualTo(AttemptError.CONNECTION_RESET);
  }

  @Test
  void a_receiver_that_reads_nothing_is_a_timeout() {
    receiver.onConnect(ConnectionFault.NEVER_READ);
    byte[] large = new byte[8 << 20];

    Exchange ended = sender.send(Sender.request(url(receiver.port()), Sender.SHORT, large));

    assertThat(ended)
        .isInstanceOfSatisfying(
            Exchange.Failed.class,
            failed -> assertThat(failed.error()).isEqualTo(AttemptError.TIMEOUT));
    sender.close(); // would not end if the connection were still trying to send
  }

  @Test
  void another_address_of_the_name_is_tried_when_one_refuses() {
    receiver.otherwise(Behaviour.status(200));
    List<InetAddress> deadFirst = List.of(SECOND, InetAddress.getLoopbackAddress());
    try (Sender twoAddresses =
        Sender.with(
            (_, whenDone) -> whenDone.accept(new Resolution.Found(deadFirst)),
            OutboundSettings.defaults())) {
      assertThat(twoAddresses.answer(url(receiver.port())).status()).isEqualTo(200);
      assertThat(twoAddresses.answer(url(receiver.port())).timings().connectedMicros()).isZero();
    }
  }

  @Test
  void no_more_than_three_addresses_are_tried() {
    receiver.otherwise(Behaviour.status(200));
    List<InetAddress> fourthLives = List.of(SECOND, loopback(3), loopback(4), FIRST);
    try (Sender fourAddresses =
        Sender.with(
            (_, whenDone) -> whenDone.accept(new Resolution.Found(fourthLives)),
            OutboundSettings.defaults())) {
      Exchange.Failed failed = fourAddresses.failure(url(receiver.port()), Sender.LONG);

      assertThat(failed.error()).isEqualTo(AttemptError.CONNECT_REFUSED);
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void a_lookup_that_fails_is_a_dns_error() {
    try (Sender lost =
        Sender.with(
            (name, whenDone) -> whenDone.accept(new Resolution.Failed(name + " is unknown")),
            OutboundSettings.defaults())) {
      Exchange.Failed failed = lost.failure("http://example.test/", Sender.LONG);

      assertThat(failed.error()).isEqualTo(AttemptError.DNS);
      assertThat(failed.detail()).isEqualTo("example.test is unknown");
    }
  }

  @Test
  void a_lookup_that_throws_is_an_internal_failure() {
    Resolver defective =
        (_, _) -> {
          throw new IllegalStateException("defect");
        };
    try (Sender broken = Sender.with(defective, OutboundSettings.defaults())) {
      Exchange.Failed failed = broken.failure("http://example.test/", Sender.LONG);

      assertThat(failed.error()).isEqualTo(AttemptError.INTERNAL);
      assertThat(failed.detail()).isEqualTo("defect");
    }
  }

  @Test
  void a_lookup_that_never_ends_is_a_dns_error_within_the_timeout() {
    try (Sender waiting = Sender.with((_, _) -> {}, OutboundSettings.defaults())) {
      Exchange.Failed failed = waiting.failure("http://example.test/", Sender.SHORT);

      assertThat(failed.error()).isEqualTo(AttemptError.DNS);
      assertThat(failed.detail())
          .isEqualTo("no answer to the lookup of example.test within 300 ms");
      assertThat(failed.timings().resolvedMicros()).isEqualTo(-1);
    }
  }
}
