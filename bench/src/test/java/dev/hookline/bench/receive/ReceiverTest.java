package dev.hookline.bench.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.timing.SendTimes;
import dev.hookline.bench.wire.SequenceField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
  private static final String OK = "HTTP/1.1 200 bench\r\nContent-Length: 0\r\n\r\n";

  private final SendTimes sendTimes = new SendTimes();
  private Receiver receiver;
  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    receiver = Receiver.start(Correlation.byPayload(), sendTimes, Answer.OK);
    socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port());
    socket.setSoTimeout(10_000);
  }

  @AfterEach
  void disconnect() throws IOException {
    socket.close();
    receiver.close();
  }

  @Test
  void a_delivery_is_answered_and_counted() throws IOException {
    deliver("evt_1", 1);

    assertThat(answer(OK.length())).isEqualTo(OK);
    ReceiverReport report = receiver.stop();
    assertThat(report.delivered()).isEqualTo(1);
    assertThat(report.sequences().get(1)).isTrue();
    assertThat(report.repeatedSequences()).isZero();
  }

  @Test
  void a_repeated_event_is_counted_once_and_told_as_repeated() throws IOException {
    deliver("evt_1", 1);
    deliver("evt_1", 1);
    deliver("evt_2", 1);
    answer(3 * OK.length());

    ReceiverReport report = receiver.stop();
    assertThat(report.requests()).isEqualTo(3);
    assertThat(report.delivered()).isEqualTo(1);
    assertThat(report.repeatedSequences()).isEqualTo(2);
    assertThat(report.repeatedIds()).isEqualTo(1);
  }

  @Test
  void what_was_answered_with_an_error_is_no_delivery_and_its_retry_no_repetition()
      throws IOException {
    receiver.answerWith(new Answer(500, Duration.ZERO, ""));
    deliver("evt_1", 1);
    assertThat(answer(OK.length())).startsWith("HTTP/1.1 500");
    assertThat(receiver.delivered()).isZero();

    receiver.answerWith(Answer.OK);
    deliver("evt_1", 1);
    answer(OK.length());

    ReceiverReport report = receiver.stop();
    assertThat(report.delivered()).isEqualTo(1);
    assertThat(report.repeatedSequences()).isZero();
    assertThat(report.repeatedIds()).isZero();
  }

  @Test
  void a_delayed_answer_comes_after_its_delay() throws IOException {
    receiver.answerWith(new Answer(200, Duration.ofMillis(80), ""));
    long beforeNanos = System.nanoTime();
    deliver("evt_1", 1);
    answer(OK.length());

    assertThat(System.nanoTime() - beforeNanos).isGreaterThanOrEqualTo(80_000_000);
  }

  @Test
  void latency_runs_from_the_due_time_of_events_due_in_the_stretch() throws IOException {
    long now = System.nanoTime();
    Measurement measurement = new Measurement(now - 1_000_000_000, now + 60_000_000_000L);
    receiver.measure(measurement);
    sendTimes.sent(1, now - 2_000_000_000);
    sendTimes.sent(2, now - 500_000_000);
    deliver("evt_1", 1);
    deliver("evt_2", 2);
    answer(2 * OK.length());
    receiver.stop();

    assertThat(measurement.latencies().count()).isEqualTo(1);
    assertThat(measurement.latencies().millisAt(50)).isBetween(499.0, 10_000.0);
    assertThat(measurement.deliveredPerSecond() * 61).isBetween(1.99, 2.01);
  }

  @Test
  void a_delivery_without_a_sequence_is_a_stranger() throws IOException {
    send("POST /hook HTTP/1.1\r\nwebhook-id: evt_9\r\nContent-Length: 2\r\n\r\n{}");
    answer(OK.length());

    ReceiverReport report = receiver.stop();
    assertThat(report.strangers()).isEqualTo(1);
    assertThat(report.delivered()).isZero();
  }

  @Test
  void the_sequence_can_come_from_the_webhook_id() throws IOException {
    try (Receiver byId = Receiver.start(Correlation.byWebhookId(), sendTimes, Answer.OK);
        Socket other = new Socket(InetAddress.getLoopbackAddress(), byId.port())) {
      other.setSoTimeout(10_000);
      String head = "POST / HTTP/1.1\r\nWebhook-Id: 0123abcd-0000-4000-8000-1000000000077\r\n\r\n";
      other.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      other.getInputStream().readNBytes(OK.length());

      assertThat(byId.stop().sequences().get(77)).isTrue();
    }
  }

  private void deliver(String webhookId, long sequence) throws IOException {
    String payload = "{" + SequenceField.tail();
    String text =
        "POST /hook HTTP/1.1\r\nwebhook-id: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(webhookId, payload.length(), payload);
    byte[] request = text.getBytes(StandardCharsets.US_ASCII);
    SequenceField.write(request, SequenceField.digitsBefore(request.length), sequence);
    socket.getOutputStream().write(request);
  }

  private void send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private String answer(int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }
}
