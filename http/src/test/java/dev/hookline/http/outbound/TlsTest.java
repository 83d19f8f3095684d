package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.hookline.delivery.Exchange;
import dev.hookline.job.AttemptError;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.ConnectionFault;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.TestAuthority;
import dev.hookline.testkit.receiver.TlsIdentity;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only a certificate for the URL's name, valid now and vouched for, is accepted. */
class TlsTest {

  private static final TestAuthority AUTHORITY = TestAuthority.create();

  private static Sender trusting() {
    Buffer certificate = Buffer.buffer(AUTHORITY.certificatePem());
    return Sender.with(
        Sender.EVERY_NAME_IS_LOOPBACK,
        OutboundSettings.defaults().trusting(new PemTrustOptions().addCertValue(certificate)));
  }

  private static String url(String host, FaultReceiver receiver) {
    return "https://" + host + ":" + receiver.port() + "/hook";
  }

  @Test
  void a_certificate_is_checked_against_the_name_while_the_vetted_address_is_connected_to() {
    try (FaultReceiver receiver = FaultReceiver.startTls(AUTHORITY.forAnotherName());
        Sender sender = trusting()) {
      receiver.otherwise(Behaviour.status(204));

      Exchange.Answered answer = sender.answer(url("elsewhere.example", receiver));
      Exchange.Answered again = sender.answer(url("elsewhere.example", receiver));

      assertThat(answer.status()).isEqualTo(204);
      assertThat(again.timings().connectedMicros()).isZero();
    }
  }

  @Test
  void the_name_of_the_url_is_indicated_to_the_server() {
    try (NameIndication server = NameIndication.start(AUTHORITY.forAnotherName());
        Sender sender = trusting()) {
      sender.send(
          Sender.request("https://elsewhere.example:" + server.port() + "/hook", Sender.LONG));

      assertThat(server.names()).containsExactly("elsewhere.example");
    }
  }

  @Test
  void an_address_in_the_url_is_checked_against_the_certificate_too() {
    try (FaultReceiver receiver = FaultReceiver.startTls(AUTHORITY.valid());
        Sender sender = trusting()) {
      receiver.otherwise(Behaviour.status(204));

      assertThat(sender.answer(url("127.0.0.1", receiver)).status()).isEqualTo(204);
      assertThat(sender.failure(url("[::1]", receiver), Sender.LONG).error())
          .isIn(AttemptError.TLS, AttemptError.CONNECT_REFUSED);
    }
  }

  static Stream<Arguments> refusedIdentities() {
    return Stream.of(
        argumentSet("expired", AUTHORITY.expired(), "the certificate has expired"),
        argumentSet("not yet valid", AUTHORITY.notYetValid(), "the certificate is not valid yet"),
        argumentSet(
            "other name", AUTHORITY.forAnotherName(), "the certificate is not for localhost"),
        argumentSet("self-signed", TestAuthority.selfSigned(), "not issued by a trusted authority"),
        argumentSet(
            "other authority",
            TestAuthority.create().valid(),
            "not issued by a trusted authority"));
  }

  @ParameterizedTest
  @MethodSource("refusedIdentities")
  void a_bad_certificate_is_refused_before_anything_is_sent(TlsIdentity identity, String detail) {
    try (FaultReceiver receiver = FaultReceiver.startTls(identity);
        Sender sender = trusting()) {
      Exchange.Failed failed = sender.failure(url("localhost", receiver), Sender.LONG);

      assertThat(failed.error()).isEqualTo(AttemptError.TLS);
      assertThat(failed.detail()).contains(detail);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void a_receiver_without_tls_is_said_to_be_one() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Sender sender = trusting()) {
      Thread answering = Thread.startVirtualThread(() -> refuseAsHttp(plain));
      Exchange.Failed failed =
          sender.failure("https://127.0.0.1:" + plain.getLocalPort() + "/hook", Sender.LONG);
      answering.join();

      assertThat(failed.error()).isEqualTo(AttemptError.TLS);
      assertThat(failed.detail()).endsWith("answers without TLS");
    }
  }

  private static void refuseAsHttp(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      int _ = socket.getInputStream().read(new byte[4_096]);
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CHOOSE_TLS_1_0", "CLOSE_AT_ONCE"})
  void a_broken_handshake_is_a_tls_error(ConnectionFault fault) {
    try (FaultReceiver receiver = FaultReceiver.startTls(AUTHORITY.valid()).onConnect(fault);
        Sender sender = trusting()) {
      Exchange.Failed failed = sender.failure(url("localhost", receiver), Sender.LONG);

      assertThat(failed.error()).isEqualTo(AttemptError.TLS);
    }
  }

  @Test
  void a_handshake_that_stalls_ends_in_time() {
    try (FaultReceiver receiver =
            FaultReceiver.startTls(AUTHORITY.valid()).onConnect(ConnectionFault.STALL_HANDSHAKE);
        Sender sender = trusting()) {
      Exchange.Failed failed = sender.failure(url("localhost", receiver), Sender.SHORT);

      assertThat(failed.error()).isEqualTo(AttemptError.CONNECT_TIMEOUT);
    }
  }

  @Test
  void plain_http_behind_an_https_url_is_a_tls_error() {
    try (FaultReceiver receiver = FaultReceiver.start();
        Sender sender = trusting()) {
      Exchange.Failed failed = sender.failure(url("localhost", receiver), Sender.LONG);

      assertThat(failed.error()).isIn(AttemptError.TLS);
      assertThat(receiver.requests()).isEmpty();
    }
  }
}
