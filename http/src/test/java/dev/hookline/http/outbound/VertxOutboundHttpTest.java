package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import dev.hookline.testkit.receiver.Answers;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire when nothing goes wrong. */
class VertxOutboundHttpTest {

  private final FaultReceiver receiver = FaultReceiver.start();
  private final Sender sender = Sender.toLoopback();

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  private String url(String path) {
    return "http://example.test:" + receiver.port() + path;
  }

  @Test
  void the_request_is_sent_as_given() {
    receiver.on("/hook", Behaviour.status(204));
    byte[] body = {'{', 0, (byte) 0xFF, '\r', '\n', '}'};
    OutboundRequest bare = Sender.request(url("/hook?a=b%20c"), Sender.LONG, body);
    Headers headers =
        new Headers.Builder()
            .add("User-Agent", "Hookline/1")
            .add("webhook-id", "evt_1")
            .add("X-Mixed-CASE", "one")
            .add("X-Mixed-CASE", "two")
            .build();

    sender.send(OutboundRequest.post(bare.url(), headers, body, Sender.LONG));

    RecordedRequest arrived = receiver.awaitRequest(Sender.LONG);
    assertThat(arrived.method()).isEqualTo("POST");
    assertThat(arrived.target()).isEqualTo("/hook?a=b%20c");
    assertThat(arrived.body()).isEqualTo(body);
    assertThat(arrived.headers().stream().map(header -> header.name() + ": " + header.value()))
        .containsExactly(
            "Host: example.test:" + receiver.port(),
            "User-Agent: Hookline/1",
            "webhook-id: evt_1",
            "X-Mixed-CASE: one",
            "X-Mixed-CASE: two",
            "Content-Length: 6");
  }

  @Test
  void an_empty_body_has_a_length() {
    receiver.on("/hook", Behaviour.status(200));

    sender.send(Sender.request(url("/hook"), Sender.LONG, new byte[0]));

    assertThat(receiver.awaitRequest(Sender.LONG).header("Content-Length")).contains("0");
  }

  @Test
  void headers_that_frame_the_request_are_not_taken_from_it() {
    receiver.on("/hook", Behaviour.status(200));
    OutboundRequest bare = Sender.request(url("/hook"), Sender.LONG);
    Headers headers =
        new Headers.Builder()
            .add("Host", "internal.example")
            .add("content-length", "1")
            .add("Transfer-Encoding", "chunked")
            .add("Connection", "close")
            .add("Expect", "100-continue")
            .add("X-Kept", "yes")
            .build();

    sender.send(OutboundRequest.post(bare.url(), headers, bare.body(), bare.timeout()));

    RecordedRequest arrived = receiver.awaitRequest(Sender.LONG);
    assertThat(arrived.headers().stream().map(header -> header.name() + ": " + header.value()))
        .containsExactly(
            "Host: example.test:" + receiver.port(), "X-Kept: yes", "Content-Length: 2");
  }

  @Test
  void a_get_has_neither_a_body_nor_its_length() {
    receiver.on("/", Behaviour.status(200));
    TargetUrl url = Sender.request(url("/?Action=a&Token=b%2F"), Sender.LONG).url();

    sender.send(OutboundRequest.get(url, Headers.NONE, Sender.LONG));

    RecordedRequest arrived = receiver.awaitRequest(Sender.LONG);
    assertThat(arrived.method()).isEqualTo("GET");
    assertThat(arrived.target()).isEqualTo("/?Action=a&Token=b%2F");
    assertThat(arrived.body()).isEmpty();
    assertThat(arrived.headers().stream().map(header -> header.name() + ": " + header.value()))
        .containsExactly("Host: example.test:" + receiver.port());
  }

  @Test
  void the_answer_is_returned_whole() {
    byte[] body = "thanks".getBytes(StandardCharsets.UTF_8);
    receiver.on("/hook", Answers.answer(202, Map.of("X-Answer", "yes"), body));

    Exchange.Answered answer = sender.answer(url("/hook"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers().first("x-answer")).contains("yes");
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void timings_tell_the_stages_of_a_fresh_connection() {
    receiver.on("/hook", Behaviour.status(200));

    Exchange.Answered answer = sender.answer(url("/hook"));

    assertThat(answer.timings().resolvedMicros()).isNotNegative();
    assertThat(answer.timings().connectedMicros()).isPositive();
    assertThat(answer.timings().firstByteMicros())
        .isBetween(answer.timings().connectedMicros(), answer.durationMicros());
  }

  @Test
  void a_connection_is_used_again() {
    receiver.on("/hook", Behaviour.status(200));

    sender.answer(url("/hook"));
    Exchange.Answered second = sender.answer(url("/hook"));

    assertThat(second.timings().connectedMicros()).isZero();
    assertThat(receiver.connections()).isOne();
  }

  @Test
  void a_connection_is_not_used_for_another_name_at_the_same_address() {
    receiver.on("/hook", Behaviour.status(200));

    sender.answer(url("/hook"));
    sender.answer("http://other.test:" + receiver.port() + "/hook");

    List<RecordedRequest> arrived = receiver.awaitRequests(2, Sender.LONG);
    assertThat(arrived).extracting(RecordedRequest::connection).containsExactly(1, 2);
  }
}
