package dev.hookline.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.hookline.delivery.Exchange;
import dev.hookline.job.AttemptError;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.Signal;
import dev.hookline.testkit.receiver.AfterAnswer;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.Breaks;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.Framings;
import dev.hookline.testkit.receiver.RecordedRequest;
import dev.hookline.testkit.receiver.Silences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a connection is used again, and what happens when the peer has closed it meanwhile. */
class KeptConnectionTest {

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

  static Stream<Arguments> lastAnswers() {
    return Stream.of(
        argumentSet("asks to close", keptOpen("HTTP/1.1 200 OK\r\nConnection: close\r\n")),
        argumentSet("speaks HTTP/1.0", keptOpen("HTTP/1.0 200 OK\r\n")),
        argumentSet("is about to close", keptOpen("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\n")),
        argumentSet("has a body after 204", Framings.noContentWithBody()));
  }

  private static Behaviour keptOpen(String head) {
    return Framings.verbatim(head + "Content-Length: 0\r\n\r\n", AfterAnswer.KEEP_OPEN);
  }

  @ParameterizedTest
  @MethodSource("lastAnswers")
  void a_connection_is_not_used_after_an_answer_that_forbids_it(Behaviour behaviour) {
    receiver.otherwise(behaviour);

    sender.answer(url());
    Exchange.Answered second = sender.answer(url());

    assertThat(second.timings().connectedMicros()).isPositive();
    assertThat(receiver.connections()).isEqualTo(2);
  }

  @Test
  void an_unused_connection_is_closed() {
    receiver.otherwise(Behaviour.status(200));
    OutboundSettings brief = OutboundSettings.defaults().withIdleLimit(Duration.ofMillis(100));
    try (Sender forgetful = Sender.with(Sender.EVERY_NAME_IS_LOOPBACK, brief)) {
      forgetful.answer(url());

      Await.until("connection closed", Sender.LONG, () -> receiver.openConnections() == 0);
    }
  }

  @Test
  void connections_grow_with_the_requests_under_way_and_are_shared_afterwards() {
    receiver.otherwise(Behaviour.status(200));
    List<CompletableFuture<Exchange>> ended = new ArrayList<>();
    for (int request = 0; request < 50; request++) {
      ended.add(sender.begin(Sender.request(url(), Sender.LONG)));
    }
    ended.forEach(CompletableFuture::join);
    int grown = receiver.connections();

    sender.answer(url());

    assertThat(grown).isBetween(2, 50);
    assertThat(receiver.connections()).isEqualTo(grown);
  }

  @Test
  void a_request_is_sent_once_more_when_its_kept_connection_was_closed_under_it() {
    receiver.otherwise(exchange ->
        exchange.request().connection() == 1 && receiver.requests().size() == 2
            ? AfterAnswer.CLOSE
            : Behaviour.status(200).respond(exchange));

    sender.answer(url());
    Exchange.Answered second = sender.answer(url());

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.timings().connectedMicros())
        .isBetween(1L, second.timings().firstByteMicros());
    assertThat(receiver.requests())
        .extracting(RecordedRequest::connection)
        .containsExactly(1, 1, 2);
  }

  static Stream<Arguments> surplus() {
    String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    return Stream.of(
        argumentSet("a line end behind the body", ok, "\n"),
        argumentSet("a body longer than promised", ok, " and then some"),
        argumentSet("a body behind a 204", "HTTP/1.1 204 No Content\r\n\r\n", "hello"),
        argumentSet("half of another status line", ok, "HTTP/1.1 2"),
        argumentSet("half of another head", ok, "HTTP/1.1 500 Oops\r\nX-Part: "),
        argumentSet("a status line of another answer", ok, "HTTP/1.1 500 Oops\r\n"),
        argumentSet("a whole answer to nothing", ok, ok));
  }

  @ParameterizedTest
  @MethodSource("surplus")
  void what_stands_behind_an_answer_is_not_taken_for_the_next_one(String answer, String surplus) {
    receiver.otherwise(
        Framings.verbatim(answer + surplus, AfterAnswer.KEEP_OPEN)
            .times(1)
            .then(Behaviour.status(207)));

    sender.answer(url());
    Exchange.Answered second = sender.answer(url());

    assertThat(second.status()).isEqualTo(207);
    assertThat(receiver.requests()).extracting(RecordedRequest::connection).containsExactly(1, 2);
  }

  @ParameterizedTest
  @MethodSource("surplus")
  void an_unused_connection_is_closed_when_more_comes_behind_its_answer(
      String answer, String surplus) {
    Signal answered = Signal.named("answered");
    Behaviour saysMoreLater =
        exchange -> {
          exchange.write(answer);
          answered.await();
          exchange.write(surplus);
          return AfterAnswer.KEEP_OPEN;
        };
    receiver.otherwise(saysMoreLater.times(1).then(Behaviour.status(207)));

    sender.answer(url());
    answered.raise();
    Await.until("connection closed", Sender.LONG, () -> receiver.openConnections() == 0);
    Exchange.Answered second = sender.answer(url());

    assertThat(second.status()).isEqualTo(207);
    assertThat(receiver.requests()).extracting(RecordedRequest::connection).containsExactly(1, 2);
  }

  @Test
  void a_connection_is_not_used_when_its_peer_answered_without_reading_the_request() {
    receiver.otherwise(Behaviour.status(200));
    byte[] large = new byte[64 << 20];
    try (EarlyAnswer early = EarlyAnswer.start()) {
      String url = "http://example.test:" + early.port() + "/hook";

      Exchange first = sender.send(Sender.request(url, Sender.LONG, large));
      Exchange second = sender.send(Sender.request(url, Sender.LONG));

      assertThat(List.of(first, second))
          .allSatisfy(answer -> assertThat(answer).isInstanceOf(Exchange.Answered.class));
      assertThat(second.timings().connectedMicros()).isPositive();
    }
  }

  @Test
  void a_request_is_sent_again_only_once() {
    receiver.otherwise(Behaviour.status(200).times(1).then(Breaks.closeInsteadOfAnswer()));

    sender.answer(url());
    Exchange.Failed second = sender.failure(url(), Sender.LONG);

    assertThat(second.error()).isEqualTo(AttemptError.CONNECTION_RESET);
    assertThat(receiver.requests()).hasSize(3);
  }

  @Test
  void a_request_is_not_sent_again_when_its_connection_was_new() {
    receiver.otherwise(Breaks.resetInsteadOfAnswer());

    sender.failure(url(), Sender.LONG);

    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void a_request_is_not_sent_again_when_the_answer_had_begun() {
    receiver.otherwise(Behaviour.status(200).times(1).then(Breaks.resetInsideBody()));

    sender.answer(url());
    sender.failure(url(), Sender.LONG);

    assertThat(receiver.requests()).hasSize(2);
  }

  static Stream<Arguments> beginnings() {
    return Stream.of(
        argumentSet("half a status line", "HTTP/1.1 2"),
        argumentSet("half a head", "HTTP/1.1 200 OK\r\nContent-Le"),
        argumentSet("no HTTP", "hello\r\n\r\n"),
        argumentSet(
            "too many hints", "HTTP/1.1 103 Hints\r\n\r\n".repeat(Limits.INTERIM_ANSWERS + 1)));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void a_request_is_not_sent_again_when_its_peer_had_sent_anything(String beginning) {
    receiver.otherwise(
        Behaviour.status(200).times(1).then(Framings.verbatim(beginning, AfterAnswer.CLOSE)));

    sender.answer(url());
    sender.failure(url(), Sender.LONG);

    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void a_connection_with_an_unfinished_answer_is_not_used_again() {
    receiver.on("/slow", Silences.headThenNothing(200)).on("/hook", Behaviour.status(200));
    String slow = "http://example.test:" + receiver.port() + "/slow";

    sender.failure(slow, Sender.SHORT);
    sender.answer(url());

    assertThat(receiver.requests()).extracting(RecordedRequest::connection).containsExactly(1, 2);
  }
}
