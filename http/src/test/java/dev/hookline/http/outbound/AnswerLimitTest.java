package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.AfterAnswer;
import dev.hookline.testkit.receiver.Answers;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.Floods;
import dev.hookline.testkit.receiver.Framings;
import dev.hookline.testkit.receiver.GzipBomb;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much of an answer is taken in. */
class AnswerLimitTest {

  /** What may wait in the kernel's buffers of both sides when the client stops reading. */
  private static final long IN_TRANSIT_BYTES = 16 << 20;

  private final FaultReceiver receiver = FaultReceiver.start();
  private final Sender sender = Sender.toLoopback();

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  private String url() {
    return "http://example.test:" + receiver.port() + "/hook";
  }

  @Test
  void a_body_of_the_kept_size_is_whole() {
    receiver.otherwise(Floods.body(OutboundHttp.BODY_KEPT_BYTES));

    Exchange.Answered answer = sender.answer(url());

    assertThat(answer.body()).hasSize(OutboundHttp.BODY_KEPT_BYTES);
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void a_somewhat_longer_body_is_cut_and_its_connection_used_again() {
    receiver.otherwise(Floods.body(OutboundHttp.BODY_KEPT_BYTES + 1));

    Exchange.Answered answer = sender.answer(url());
    Exchange.Answered next = sender.answer(url());

    assertThat(answer.body()).hasSize(OutboundHttp.BODY_KEPT_BYTES);
    assertThat(answer.truncated()).isTrue();
    assertThat(next.timings().connectedMicros()).isZero();
  }

  @Test
  void a_body_of_ten_gigabytes_is_cut_and_its_connection_closed() {
    receiver.otherwise(Floods.body(10L << 30));

    assertCutEarly();
  }

  @Test
  void an_endless_body_is_cut_and_its_connection_closed() {
    receiver.otherwise(Floods.endlessBody());

    assertCutEarly();
  }

  private void assertCutEarly() {
    Exchange.Answered answer = sender.answer(url());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).hasSize(OutboundHttp.BODY_KEPT_BYTES);
    assertThat(answer.truncated()).isTrue();
    Await.until("connection closed", Sender.LONG, () -> receiver.openConnections() == 0);
    assertThat(receiver.bytesSent()).isLessThan(IN_TRANSIT_BYTES);
  }

  @Test
  void a_compressed_body_is_kept_as_it_is() {
    receiver.otherwise(GzipBomb.expandingTo(1 << 20));

    Exchange.Answered answer = sender.answer(url());

    assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
    assertThat(answer.body()).startsWith(0x1f, 0x8b).hasSizeLessThan(8 * 1024);
  }

  @Test
  void a_chunked_body_in_many_pieces_is_put_together() {
    receiver.otherwise(exchange -> {
      exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (char letter = 'a'; letter <= 'e'; letter++) {
        exchange.write("1\r\n" + letter + "\r\n");
      }
      exchange.write("0\r\n\r\n");
      return AfterAnswer.KEEP_OPEN;
    });

    assertThat(sender.answer(url()).body()).asString().isEqualTo("abcde");
  }

  @Test
  void a_body_that_ends_with_the_connection_is_whole() {
    receiver.otherwise(
        Framings.verbatim("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbye", AfterAnswer.CLOSE));

    assertThat(sender.answer(url()).body()).asString().isEqualTo("bye");
  }

  @Test
  void headers_up_to_the_limit_are_taken() {
    receiver.otherwise(Answers.answer(200, Map.of("X-Large", "h".repeat(30_000)), new byte[0]));

    assertThat(sender.answer(url()).headers().first("X-Large")).isPresent();
  }

  @Test
  void a_refused_answer_closes_its_connection() {
    receiver.otherwise(Floods.interimForEver(100));

    sender.failure(url(), Sender.LONG);

    Await.until("connection closed", Sender.LONG, () -> receiver.openConnections() == 0);
  }
}
