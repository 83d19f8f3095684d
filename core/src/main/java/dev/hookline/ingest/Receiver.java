package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.EventIdentity;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request at a source: find the source, verify the raw bytes, answer a handshake
 * or make an event of it and have it stored. Runs on the caller's event loop and never blocks.
 */
public final class Receiver {

  /** The type of an event whose sender names none. */
  public static final String UNNAMED_TYPE = "webhook.received";

  public static final int EVENT_ID_LENGTH_MAX = 255;

  private final Sources sources;
  private final Intake intake;
  private final RequestLog requests;
  private final IdGenerator ids;
  private final InstantSource clock;

  public Receiver(
      Sources sources, Intake intake, RequestLog requests, IdGenerator ids, InstantSource clock) {
    this.sources = sources;
    this.intake = intake;
    this.requests = requests;
    this.ids = ids;
    this.clock = clock;
  }

  /** The source of a URL as requests see it; null when there is none. */
  public @Nullable CompiledSource source(String token) {
    return sources.byToken(token);
  }

  /**
   * Returns at once. The receipt comes after the commit, on a thread of the store that must not be
   * blocked, or at once when nothing is to be stored.
   */
  public void receive(CompiledSource compiled, InboundRequest request, Consumer<Receipt> done) {
    Source source = compiled.source();
    if (source.deletedAt() != null) {
      done.accept(new Receipt.Gone());
      return;
    }
    if (!source.enabled()) {
      done.accept(reject(source, request, RejectionCause.SOURCE_DISABLED));
      return;
    }
    switch (compiled.verifier().verify(request, clock.millis())) {
      case Verdict.Genuine _ -> decode(compiled, request, done);
      case Verdict.Refused(Refusal refusal) ->
          done.accept(reject(source, request, causeOf(refusal, compiled)));
    }
  }

  private void decode(CompiledSource compiled, InboundRequest request, Consumer<Receipt> done) {
    switch (request.content()) {
      case Content.AsReceived() -> genuine(compiled, request, done);
      case Content.Inflated(byte[] bytes) ->
          genuine(compiled, new DecodedRequest(request, bytes), done);
      case Content.Undecodable(RejectionCause cause) ->
          done.accept(reject(compiled.source(), request, cause));
    }
  }

  /** Keeps a request that was refused before it could be verified. */
  public Receipt reject(Source source, InboundRequest request, RejectionCause cause) {
    keep(source, request, RequestStatus.REJECTED, cause, null);
    return new Receipt.Rejected(cause);
  }

  private void genuine(CompiledSource compiled, InboundRequest request, Consumer<Receipt> done) {
    Source source = compiled.source();
    Optional<Handshake.Answer> greeting = compiled.handshake().answer(request);
    if (greeting.isPresent()) {
      keep(source, request, RequestStatus.HANDSHAKE, null, null);
      done.accept(new Receipt.Greeted(greeting.get()));
      return;
    }
    if (request.method().equals("GET")) {
      done.accept(reject(source, request, RejectionCause.METHOD_NOT_ALLOWED));
      return;
    }
    EventIdentity identity = compiled.fields().of(request);
    String senderId = identity.id();
    if (senderId != null && senderId.length() > EVENT_ID_LENGTH_MAX) {
      done.accept(reject(source, request, RejectionCause.EVENT_ID_TOO_LONG));
      return;
    }
    intake.accept(
        event(compiled, request, identity),
        receipt -> {
          if (receipt instanceof Receipt.Duplicate(Id first)) {
            keep(source, request, RequestStatus.DUPLICATE, null, first);
          }
          done.accept(receipt);
        });
  }

  private Event event(CompiledSource compiled, InboundRequest request, EventIdentity identity) {
    Id id = ids.next();
    String senderId = identity.id();
    String senderType = identity.type();
    String type = senderType == null ? UNNAMED_TYPE : EventType.normalize(senderType, UNNAMED_TYPE);
    return new Event(
        id,
        compiled.source().project(),
        compiled.source().id(),
        senderId == null ? id.text(IdPrefix.EVENT) : senderId,
        senderId,
        type,
        null,
        null,
        request.headers(),
        new Payload(request.body(), request.contentType()),
        0);
  }

  private void keep(
      Source source,
      InboundRequest request,
      RequestStatus status,
      @Nullable RejectionCause cause,
      @Nullable Id event) {
    byte[] body = request.body();
    byte[] kept =
        body.length <= KeptRequest.BODY_KEPT_BYTES
            ? body
            : Arrays.copyOf(body, KeptRequest.BODY_KEPT_BYTES);
    requests.keep(
        new KeptRequest(
            ids.next(),
            source.project(),
            source.id(),
            status,
            cause,
            event,
            request.method(),
            request.headers(),
            kept,
            body.length,
            request.remoteAddress()));
  }

  private static RejectionCause causeOf(Refusal refusal, CompiledSource compiled) {
    if (refusal == Refusal.NO_SECRET) {
      return RejectionCause.SECRET_MISSING;
    }
    if (compiled.wrongCredentials()) {
      return RejectionCause.CREDENTIALS_WRONG;
    }
    return switch (refusal) {
      case MISSING_SIGNATURE, MISSING_FIELD -> RejectionCause.SIGNATURE_MISSING;
      case MALFORMED_SIGNATURE, MALFORMED_FIELD, UNSUPPORTED -> RejectionCause.SIGNATURE_MALFORMED;
      case MISSING_TIMESTAMP -> RejectionCause.TIMESTAMP_MISSING;
      case MALFORMED_TIMESTAMP -> RejectionCause.TIMESTAMP_MALFORMED;
      case MISMATCH -> RejectionCause.SIGNATURE_MISMATCH;
      case TOO_OLD -> RejectionCause.TIMESTAMP_STALE;
      case IN_FUTURE -> RejectionCause.TIMESTAMP_IN_FUTURE;
      case NO_SECRET -> RejectionCause.SECRET_MISSING;
    };
  }
}
