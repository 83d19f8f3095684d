package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.hookline.delivery.Exchange;
import dev.hookline.job.AttemptError;
import dev.hookline.testkit.receiver.AfterAnswer;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.Breaks;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.Floods;
import dev.hookline.testkit.receiver.Framings;
import dev.hookline.testkit.receiver.Redirects;
import dev.hookline.testkit.receiver.Silences;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that answer wrongly: each ends the attempt in time, with the right class. */
class FaultyAnswerTest {

  private static final Duration DRIP = Duration.ofMillis(20);

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

  static Stream<Arguments> silences() {
    return Stream.of(
        argumentSet("never answers", Silences.neverAnswer(), "no answer within 300 ms"),
        argumentSet("drips its head", Silences.dripHead(DRIP), "no answer within 300 ms"),
        argumentSet(
            "stops after its head",
            Silences.headThenNothing(200),
            "no complete answer within 300 ms"),
        argumentSet(
            "drips its body", Silences.dripBody(200, DRIP), "no complete answer within 300 ms"),
        argumentSet(
            "hints and then nothing",
            Floods.interimThenNothing(103, 3),
            "no answer within 300 ms"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void silence_is_a_timeout(Behaviour behaviour, String detail) {
    receiver.otherwise(behaviour);

    Exchange.Failed failed = sender.failure(url(), Sender.SHORT);

    assertThat(failed.error()).isEqualTo(AttemptError.TIMEOUT);
    assertThat(failed.detail()).isEqualTo(detail);
    assertThat(failed.durationMicros()).isBetween(300_000L, 1_300_000L);
    assertThat(failed.timings().connectedMicros()).isPositive();
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        argumentSet(
            "resets instead of an answer", Breaks.resetInsteadOfAnswer(), "before it answered"),
        argumentSet(
            "closes instead of an answer", Breaks.closeInsteadOfAnswer(), "before it answered"),
        argumentSet("closes inside of its head", Breaks.closeInsideHead(), "inside of its answer"),
        argumentSet("resets inside of its body", Breaks.resetInsideBody(), "inside of its answer"),
        argumentSet(
            "promises a longer body", Framings.bodyShorterThanPromised(), "inside of its answer"));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void a_broken_connection_is_a_reset(Behaviour behaviour, String detail) {
    receiver.otherwise(behaviour);

    Exchange.Failed failed = sender.failure(url(), Sender.LONG);

    assertThat(failed.error()).isEqualTo(AttemptError.CONNECTION_RESET);
    assertThat(failed.detail()).contains(detail);
  }

  static Stream<Arguments> cutShort() {
    return Stream.of(
        argumentSet("breaks off", AfterAnswer.CLOSE, AttemptError.CONNECTION_RESET),
        argumentSet("does not end", AfterAnswer.KEEP_OPEN, AttemptError.TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("cutShort")
  void what_came_of_an_answer_that_is_cut_short_is_kept(AfterAnswer then, AttemptError error) {
    String head = "HTTP/1.1 429 Wait\r\nRetry-After: 600\r\nContent-Length: 50\r\n\r\n";
    receiver.otherwise(Framings.verbatim(head + "slow", then));

    Exchange.Failed failed = sender.failure(url(), Duration.ofSeconds(1));

    assertThat(failed.error()).isEqualTo(error);
    Exchange.Begun begun = Objects.requireNonNull(failed.begun());
    assertThat(begun.status()).isEqualTo(429);
    assertThat(begun.headers().first("retry-after")).contains("600");
    assertThat(begun.body()).asString().isEqualTo("slow");
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        argumentSet("bad status line", Framings.badStatusLine(), "not HTTP/1.1"),
        argumentSet("bad status code", Framings.badStatusCode(), "not HTTP/1.1"),
        argumentSet("HTTP/2 in clear", status("HTTP/2.0 200 OK"), "not HTTP/1.1"),
        argumentSet("status of two digits", status("HTTP/1.1 42 Low"), "status 42"),
        argumentSet("status of four digits", status("HTTP/1.1 2000 High"), "status 2000"),
        argumentSet("endless status line", endlessStatusLine(), "status line is too long"),
        argumentSet("switches protocols", Framings.switchingProtocols(), "status 101"),
        argumentSet("contradicting lengths", Framings.contradictingLengths(), "not HTTP/1.1"),
        argumentSet("bad chunk size", Framings.badChunkSize(), "not HTTP/1.1"),
        argumentSet("endless headers", Floods.endlessHeaders(), "headers are larger"),
        argumentSet("huge header", Floods.hugeHeader(1 << 20), "headers are larger"),
        argumentSet("endless continue", Floods.interimForEver(100), "interim answers"),
        argumentSet("endless hints", Floods.interimForEver(103), "interim answers"));
  }

  private static Behaviour status(String line) {
    return Framings.verbatim(line + "\r\nContent-Length: 0\r\n\r\n", AfterAnswer.KEEP_OPEN);
  }

  private static Behaviour endlessStatusLine() {
    return exchange -> {
      exchange.write("HTTP/1.1 200 ");
      while (true) {
        exchange.write("and so on ".repeat(100));
      }
    };
  }

  @ParameterizedTest
  @MethodSource("violations")
  void what_is_not_http_is_a_protocol_error(Behaviour behaviour, String detail) {
    receiver.otherwise(behaviour);

    Exchange.Failed failed = sender.failure(url(), Sender.LONG);

    assertThat(failed.error()).isEqualTo(AttemptError.PROTOCOL);
    assertThat(failed.detail()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103, 199})
  void a_few_interim_answers_are_passed_over(int status) {
    receiver.otherwise(Floods.interimThenOk(status, 3));

    assertThat(sender.answer(url()).status()).isEqualTo(200);
    assertThat(sender.answer(url()).timings().connectedMicros()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_returned_and_not_followed(int status) {
    try (FaultReceiver elsewhere = FaultReceiver.start()) {
      receiver.otherwise(Redirects.to(status, elsewhere.uri("/secret")));

      Exchange.Answered answer = sender.answer(url());

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().first("Location")).contains(elsewhere.uri("/secret").toString());
      assertThat(elsewhere.connections()).isZero();
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void an_answer_after_the_timeout_is_not_taken_for_the_next() {
    receiver.on(
        "/hook",
        exchange -> {
          exchange.awaitClientLeft();
          return Behaviour.status(201).respond(exchange);
        });
    receiver.on("/next", Behaviour.status(204));

    Exchange.Failed late = sender.failure(url(), Sender.SHORT);
    Exchange.Answered next = sender.answer("http://example.test:" + receiver.port() + "/next");

    assertThat(late.error()).isEqualTo(AttemptError.TIMEOUT);
    assertThat(next.status()).isEqualTo(204);
  }
}
