package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.WireClient.End;
import dev.hookline.testkit.receiver.WireClient.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire, and how the connection ends. */
class BrokenAnswersTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  static Stream<Arguments> behavioursAndWhatTheClientSees() {
    return Stream.of(
        seen(Framings.badStatusLine(), "HELLO/9 maybe fine\r\nContent-Length: 0\r\n\r\n", End.FIN),
        seen(Framings.badStatusCode(), "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n", End.FIN),
        seen(
            Framings.switchingProtocols(),
            "HTTP/1.1 101 \r\nConnection: Upgrade\r\nUpgrade: surprise/1\r\n\r\n",
            End.STILL_OPEN),
        seen(
            Framings.noContentWithBody(),
            "HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\nhello",
            End.STILL_OPEN),
        seen(
            Framings.bodyShorterThanPromised(),
            "HTTP/1.1 200 \r\nContent-Length: 100\r\n\r\nshort",
            End.FIN),
        seen(
            Framings.bodyLongerThanPromised(),
            "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok and then some",
            End.STILL_OPEN),
        seen(
            Framings.contradictingLengths(),
            "HTTP/1.1 200 \r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\nokok",
            End.FIN),
        seen(
            Framings.badChunkSize(),
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
            End.FIN),
        seen(Breaks.closeInsteadOfAnswer(), "", End.FIN),
        seen(Breaks.resetInsteadOfAnswer(), "", End.RST),
        seen(Breaks.closeInsideHead(), "HTTP/1.1 200 \r\nContent-Le", End.FIN),
        seen(Breaks.answerThenClose(200), "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", End.FIN),
        seen(Silences.neverAnswer(), "", End.STILL_OPEN),
        seen(
            Silences.headThenNothing(200),
            "HTTP/1.1 200 \r\nContent-Length: 10\r\n\r\n",
            End.STILL_OPEN),
        seen(
            Floods.interimThenOk(103, 2),
            "HTTP/1.1 103 \r\n\r\n".repeat(2) + "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
            End.STILL_OPEN),
        seen(Floods.interimThenNothing(100, 3), "HTTP/1.1 100 \r\n\r\n".repeat(3), End.STILL_OPEN));
  }

  @ParameterizedTest
  @MethodSource("behavioursAndWhatTheClientSees")
  void the_client_sees_exactly_this(Behaviour behaviour, Received expected) throws IOException {
    try (FaultReceiver receiver = FaultReceiver.start().on("/a", behaviour);
        WireClient client = new WireClient(receiver.port())) {
      client.send(WireClient.POST);
      assertThat(client.receive(expected)).isEqualTo(expected);
      assertThat(receiver.awaitRequests(1, LIMIT)).hasSize(1);
    }
  }

  @Test
  void a_reset_inside_the_body_arrives_as_a_reset() throws IOException {
    // RST may overtake bytes the client has not read yet, so only the kind of end is certain.
    assertThat(WireClient.exchange(Breaks.resetInsideBody()).end()).isEqualTo(End.RST);
  }

  private static Arguments seen(Behaviour behaviour, String text, End end) {
    return Arguments.of(behaviour, new Received(text, end));
  }
}
