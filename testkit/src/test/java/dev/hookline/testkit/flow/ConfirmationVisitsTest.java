package dev.hookline.testkit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.confirm.ConfirmationVisits;
import dev.hookline.confirm.Destinations;
import dev.hookline.confirm.VisitLimits;
import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.ingest.Source;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import dev.hookline.signatures.handshake.Visit;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a URL is visited that confirms a subscription, and what is noted about it. */
class ConfirmationVisitsTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String URL =
      "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
  private static final VisitLimits TWO_MORE =
      new VisitLimits(Duration.ofSeconds(5), List.of(Duration.ZERO, Duration.ZERO), 2);

  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final MemoryStore store = MemoryStore.immediate(ids);
  private final Id project = ids.next();
  private final Source source =
      new Source(
          ids.next(),
          project,
          "topic",
          "token-of-a-test",
          "aws-sns",
          null,
          List.of(),
          true,
          clock.instant(),
          null);
  private final Network network = new Network();
  private final List<String> counted = new CopyOnWriteArrayList<>();
  private ConfirmationVisits visits = visits(TWO_MORE);

  private ConfirmationVisits visits(VisitLimits limits) {
    return new ConfirmationVisits(
        network,
        _ -> Runnable::run,
        Destinations.AS_WRITTEN,
        store.requests(),
        new CountedConfirmations(counted),
        limits,
        "Hookline/test");
  }

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void a_url_is_visited_once_with_a_bare_get() {
    network.answer(200);

    assertThat(confirmed(new Visit.To(URL))).isEqualTo(Confirmation.CONFIRMED);

    assertThat(network.requests).hasSize(1);
    OutboundRequest request = network.requests.getFirst();
    assertThat(request.method()).isEqualTo(OutboundRequest.Method.GET);
    assertThat(request.url().text()).isEqualTo(URL);
    assertThat(request.body()).isEmpty();
    assertThat(request.headers().lines()).isEqualTo("User-Agent: Hookline/test\nAccept: */*\n");
    assertThat(request.timeout()).isEqualTo(TWO_MORE.timeout());
    assertThat(counted).containsExactly("aws-sns confirmed");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410})
  void an_answer_that_will_not_change_is_asked_for_once(int status) {
    network.answer(status);

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed("answered with status " + status));
    assertThat(network.requests).hasSize(1);
    assertThat(counted).containsExactly("aws-sns failed");
  }

  @Test
  void a_redirect_is_not_followed() {
    network.answer(302);

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed("answered with status 302, and redirects are not followed"));
    assertThat(network.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void a_passing_failure_is_tried_again_but_not_for_ever(int status) {
    network.answer(status, status, status, 200);

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed("answered with status " + status));
    assertThat(network.requests).hasSize(3);
  }

  @Test
  void a_later_attempt_may_succeed() {
    network.answer(503, 200);

    assertThat(confirmed(new Visit.To(URL))).isEqualTo(Confirmation.CONFIRMED);
    assertThat(network.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "DNS", "CONNECT_REFUSED", "TLS", "BLOCKED", "INTERNAL"})
  void what_went_wrong_is_told_and_what_is_blocked_is_not_tried_again(AttemptError error) {
    network.failure = error;

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed(error.code() + ": in a test"));
    boolean isFinal = error == AttemptError.BLOCKED || error == AttemptError.INTERNAL;
    assertThat(network.requests).hasSize(isFinal ? 1 : 3);
  }

  @Test
  void what_is_not_allowed_is_not_visited() {
    assertThat(confirmed(new Visit.NotAllowed("the URL is not one")))
        .isEqualTo(Confirmation.refused("the URL is not one"));
    assertThat(network.requests).isEmpty();
    assertThat(counted).containsExactly("aws-sns refused");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sns.us-east-1.amazonaws.com:443/?a",
    "https://SNS.us-east-1.amazonaws.com/?a",
    "https://sns.us-east-1.amazonaws.com./?a",
    "https://sns.us-east-1.amazonaws.com?a",
    "https://user@sns.us-east-1.amazonaws.com/?a",
    "https://sns.us-east-1.amazonaws.com/?%zz",
    "https://127.1/?a"
  })
  void a_url_that_can_be_read_in_two_ways_is_not_visited(String url) {
    assertThat(confirmed(new Visit.To(url)).state()).isEqualTo(Confirmation.State.REFUSED);
    assertThat(network.requests).isEmpty();
  }

  @Test
  void a_receiver_that_never_answers_holds_up_neither_the_caller_nor_more_than_its_places() {
    network.silent = true;
    Id first = handshake();
    Id second = handshake();
    visits.confirm(source, first, new Visit.To(URL));
    visits.confirm(source, second, new Visit.To(URL));
    Await.until("both are visited", SOON, () -> network.requests.size() == 2);

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed("2 confirmations are under way already"));
    assertThat(network.requests).hasSize(2);
    assertThat(kept(first).confirmation()).isEqualTo(Confirmation.PENDING);

    visits.close();
    assertThat(kept(first).confirmation()).isEqualTo(Confirmation.failed("the server was stopped"));
  }

  @Test
  void an_attempt_that_its_client_loses_ends_all_the_same() {
    visits.close();
    network.silent = true;
    visits = visits(new VisitLimits(Duration.ofMillis(1), List.of(), 1));

    assertThat(confirmed(new Visit.To(URL)))
        .isEqualTo(Confirmation.failed("the attempt did not end"));
    network.silent = false;
    network.answer(200);
    assertThat(confirmed(new Visit.To(URL))).isEqualTo(Confirmation.CONFIRMED);
  }

  private Confirmation confirmed(Visit visit) {
    Id request = handshake();
    visits.confirm(source, request, visit);
    return Await.value(
        "the end of the confirmation",
        SOON,
        () ->
            Optional.ofNullable(kept(request).confirmation())
                .filter(noted -> noted.state() != Confirmation.State.PENDING));
  }

  private KeptRequest kept(Id request) {
    return store.requests().find(project, request).orElseThrow();
  }

  private Id handshake() {
    Id id = ids.next();
    store
        .requests()
        .keep(
            new KeptRequest(
                id,
                project,
                source.id(),
                RequestStatus.HANDSHAKE,
                null,
                null,
                "POST",
                Headers.NONE,
                new byte[0],
                0,
                "192.0.2.1",
                null,
                Confirmation.PENDING));
    return id;
  }

  /** Answers with the statuses it was given, one after the other. */
  private static final class Network implements OutboundHttp {

    private final List<OutboundRequest> requests = new CopyOnWriteArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private volatile AttemptError failure = AttemptError.STATUS;
    private volatile boolean silent;

    void answer(Integer... withStatuses) {
      statuses.addAll(List.of(withStatuses));
    }

    @Override
    public void send(OutboundRequest request, Consumer<Exchange> done) {
      requests.add(request);
      if (silent) {
        return;
      }
      done.accept(
          failure == AttemptError.STATUS
              ? new Exchange.Answered(
                  statuses.remove(), Headers.NONE, new byte[0], false, 1, Timings.NONE)
              : new Exchange.Failed(failure, "in a test", null, 1, Timings.NONE));
    }
  }
}
