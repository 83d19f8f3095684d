package dev.hookline.testkit.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.Receipt;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.route.Router;
import dev.hookline.route.RunRouting;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.handshake.Reply;
import dev.hookline.signatures.handshake.Visit;
import dev.hookline.signatures.handshake.VisitRule;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request at a source. */
class ReceiverTest {

  private static final byte[] BODY = "{\"amount\":1}".getBytes(UTF_8);
  private static final Headers.Field ID = new Headers.Field("X-Event-Id", "sender-1");
  private static final Headers.Field TYPE = new Headers.Field("X-Event-Type", "invoice/paid");

  private static final HandshakeRule GREETING =
      HandshakeRule.on("POST", Proof.REQUIRED)
          .challenge(Place.body("/hello"))
          .answer(AnswerForm.echo());
  private static final HandshakeRule VISIT =
      HandshakeRule.on("POST", Proof.REQUIRED)
          .when(Place.body("/type"), "confirm")
          .visiting(
              new VisitRule(
                  Place.body("/url"), Pattern.compile("https://a\\.example/.*"), "a", "x", "1"));

  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final MemoryStore store = MemoryStore.immediate(ids);
  private final ChangeFeed feed = new ChangeFeed(16);
  private final QuietEngine engine = new QuietEngine(store, ids, clock);
  private final Router router =
      new Router(engine.endpoints(), RunRouting.NONE, engine.engine(), ids);
  private final Intake intake =
      new Intake(router, store.eventLog(), engine.engine(), feed, Meters.NONE);
  private Verdict verdict = Verdict.genuine(0);
  private boolean credentials;
  private final List<Visit> visits = new ArrayList<>();
  private final Sources sources = new Sources(store.sources(), this::compile, clock);
  private final Receiver receiver =
      new Receiver(
          sources,
          intake,
          store.requests(),
          ids,
          clock,
          Runnable::run,
          (_, _, visit) -> visits.add(visit));
  private final Source source = source();

  @Test
  void a_genuine_request_becomes_an_event_as_it_arrived() {
    sources.add(source);
    Receipt receipt = receive(ReceivedRequest.post(BODY, ID, TYPE));

    Event event = store.storedEvents().getFirst();
    assertThat(receipt).isEqualTo(new Receipt.Accepted(event.id()));
    assertThat(event.payload().bytes()).isSameAs(BODY);
    assertThat(event.eventId()).isEqualTo("sender-1");
    assertThat(event.dedupeKey()).isEqualTo("sender-1");
    assertThat(event.type()).isEqualTo("invoice.paid");
    assertThat(event.source()).isEqualTo(source.id());
    assertThat(event.headers().first("x-event-id")).contains("sender-1");
    assertThat(event.targets()).isZero();
    assertThat(feed.after(0, 9).changes())
        .extracting(Change::status, Change::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("unmatched", "no_endpoint_matched"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void an_event_without_name_and_type_gets_both() {
    sources.add(source);
    receive(ReceivedRequest.post(BODY));
    receive(ReceivedRequest.post(BODY));

    assertThat(store.storedEvents()).hasSize(2);
    Event event = store.storedEvents().getFirst();
    assertThat(event.eventId()).isEqualTo(event.id().text(IdPrefix.EVENT));
    assertThat(event.dedupeKey()).isNull();
    assertThat(event.type()).isEqualTo(Receiver.UNNAMED_TYPE);
  }

  @Test
  void a_repeated_event_is_answered_with_the_first_and_kept_as_a_duplicate() {
    sources.add(source);
    receive(ReceivedRequest.post(BODY, ID));
    Receipt again = receive(ReceivedRequest.post("changed".getBytes(UTF_8), ID));

    Id first = store.storedEvents().getFirst().id();
    assertThat(again).isEqualTo(new Receipt.Duplicate(first));
    assertThat(kept())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.status()).isEqualTo(RequestStatus.DUPLICATE);
          assertThat(request.event()).isEqualTo(first);
          assertThat(request.cause()).isNull();
        });
  }

  @ParameterizedTest
  @EnumSource
  void every_refusal_has_its_cause_and_is_kept(Refusal refusal) {
    sources.add(source);
    verdict = Verdict.refused(refusal);
    Receipt receipt = receive(ReceivedRequest.post(BODY, ID));

    assertThat(receipt).isInstanceOf(Receipt.Rejected.class);
    RejectionCause cause = ((Receipt.Rejected) receipt).cause();
    assertThat(cause.status()).isEqualTo(401);
    assertThat(kept())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.cause()).isEqualTo(cause);
          assertThat(request.body()).isEqualTo(BODY);
          assertThat(request.remoteAddress()).isEqualTo("192.0.2.7");
        });
    assertThat(store.storedEvents()).isEmpty();
  }

  @Test
  void wrong_credentials_are_no_wrong_signature() {
    credentials = true;
    sources.add(source);
    verdict = Verdict.refused(Refusal.MISMATCH);
    assertThat(receive(ReceivedRequest.post(BODY)))
        .isEqualTo(new Receipt.Rejected(RejectionCause.CREDENTIALS_WRONG));
  }

  @Test
  void what_a_genuine_handshake_asks_for_is_done_after_its_answer() {
    sources.add(source);
    byte[] body = "{\"type\":\"confirm\",\"url\":\"https://a.example/?x=1\"}".getBytes(UTF_8);
    List<Boolean> visitedBeforeAnswer = new ArrayList<>();

    receiver.receive(
        Objects.requireNonNull(receiver.source(source.token())),
        ReceivedRequest.post(body),
        _ -> visitedBeforeAnswer.add(!visits.isEmpty()));

    assertThat(visitedBeforeAnswer).containsExactly(false);
    assertThat(visits).containsExactly(new Visit.To("https://a.example/?x=1"));
    assertThat(kept()).extracting(KeptRequest::confirmation).containsExactly(Confirmation.PENDING);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_visited_for_a_request_that_was_refused(Refusal refusal) {
    sources.add(source);
    verdict = Verdict.refused(refusal);

    Receipt receipt =
        receive(
            ReceivedRequest.post(
                "{\"type\":\"confirm\",\"url\":\"https://a.example/?x=1\"}".getBytes(UTF_8)));

    assertThat(receipt).isInstanceOf(Receipt.Rejected.class);
    assertThat(visits).isEmpty();
  }

  @Test
  void a_handshake_is_answered_and_becomes_no_event() {
    sources.add(source);
    Receipt receipt = receive(ReceivedRequest.post("{\"hello\":\"hello!\"}".getBytes(UTF_8)));
    assertThat(receipt)
        .isEqualTo(
            new Receipt.Greeted(
                new Reply.Answer(200, "text/plain", Map.of(), "hello!", null, null)));
    assertThat(store.storedEvents()).isEmpty();
    assertThat(kept()).extracting(KeptRequest::status).containsExactly(RequestStatus.HANDSHAKE);
  }

  @Test
  void a_get_that_is_no_handshake_becomes_no_event() {
    sources.add(source);
    assertThat(receive(new ReceivedRequest("GET", Headers.NONE, new byte[0])))
        .isEqualTo(new Receipt.Rejected(RejectionCause.METHOD_NOT_ALLOWED));
  }

  @Test
  void an_event_id_that_is_too_long_is_rejected_and_the_longest_is_not() {
    sources.add(source);
    String longest = "x".repeat(Receiver.EVENT_ID_LENGTH_MAX);
    assertThat(receive(ReceivedRequest.post(BODY, new Headers.Field("x-event-id", longest))))
        .isInstanceOf(Receipt.Accepted.class);
    assertThat(receive(ReceivedRequest.post(BODY, new Headers.Field("x-event-id", longest + "x"))))
        .isEqualTo(new Receipt.Rejected(RejectionCause.EVENT_ID_TOO_LONG));
    String letters = "\uD83D\uDE00".repeat(Receiver.EVENT_ID_LENGTH_MAX);
    assertThat(receive(ReceivedRequest.post(BODY, new Headers.Field("x-event-id", letters))))
        .as("one that is written with two UTF-16 units counts as one")
        .isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void a_disabled_source_rejects_and_a_deleted_one_is_gone() {
    sources.add(disabled());
    assertThat(receive(ReceivedRequest.post(BODY)))
        .isEqualTo(new Receipt.Rejected(RejectionCause.SOURCE_DISABLED));
    sources.change(source.project(), source.id(), present -> present.deleted(clock.instant()));
    assertThat(receive(ReceivedRequest.post(BODY))).isEqualTo(new Receipt.Gone());
    assertThat(receiver.source("another token")).isNull();
  }

  @Test
  void of_a_large_rejected_request_the_beginning_is_kept() {
    sources.add(source);
    verdict = Verdict.refused(Refusal.MISMATCH);
    receive(ReceivedRequest.post(new byte[KeptRequest.BODY_KEPT_BYTES + 1]));
    assertThat(kept())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.body()).hasSize(KeptRequest.BODY_KEPT_BYTES);
          assertThat(request.bodyBytes()).isEqualTo(KeptRequest.BODY_KEPT_BYTES + 1);
        });
  }

  @Test
  void while_the_store_cannot_write_the_sender_is_told_to_come_back() {
    sources.add(source);
    store.faults().refuseWrites();
    assertThat(receive(ReceivedRequest.post(BODY, ID))).isInstanceOf(Receipt.Unavailable.class);
    store.faults().acceptWrites();
    assertThat(receive(ReceivedRequest.post(BODY, ID))).isInstanceOf(Receipt.Accepted.class);
  }

  private Receipt receive(ReceivedRequest request) {
    List<Receipt> receipts = new ArrayList<>();
    CompiledSource compiled = receiver.source(source.token());
    assertThat(compiled).isNotNull();
    receiver.receive(java.util.Objects.requireNonNull(compiled), request, receipts::add);
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private List<KeptRequest> kept() {
    return store
        .requests()
        .list(new RequestQuery(source.project(), null, null, null, PageRequest.first(10)))
        .items();
  }

  private CompiledSource compile(Source present, java.time.Instant now) {
    return new CompiledSource(
        present,
        (request, millis) -> verdict,
        EventFields.id(Field.header("x-event-id")).withType(Field.header("x-event-type")),
        Handshake.of(List.of(GREETING, VISIT), List.of(), null),
        credentials,
        null);
  }

  private Source source() {
    return new Source(
        ids.next(),
        ids.next(),
        "a source",
        "token-of-a-test",
        "hmac",
        null,
        List.of(),
        true,
        clock.instant(),
        null);
  }

  private Source disabled() {
    return new Source(
        source.id(),
        source.project(),
        source.name(),
        source.token(),
        source.provider(),
        null,
        List.of(),
        false,
        clock.instant(),
        null);
  }
}
