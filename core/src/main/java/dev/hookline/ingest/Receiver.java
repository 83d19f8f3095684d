package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Rate;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.handshake.Stage;
import dev.hookline.signatures.scheme.EventIdentity;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request at a source: find the source, verify the raw bytes, answer a handshake
 * or make an event of it and have it stored. Never waits. Runs on the caller's event loop, but for
 * what takes long to verify or to inflate, which an executor does beside it.
 */
public final class Receiver {

  /** The type of an event whose sender names none. */
  public static final String UNNAMED_TYPE = "webhook.received";

  public static final int EVENT_ID_LENGTH_MAX = 255;

  private final Sources sources;
  private final Intake intake;
  private final RequestKeeper kept;
  private final Greetings greetings;
  private final EventMaker events;
  private final RuledIntake ruled;
  private final InstantSource clock;
  private final SourceRates rates = new SourceRates();

  public Receiver(
      Sources sources,
      Intake intake,
      RequestLog requests,
      IdGenerator ids,
      InstantSource clock,
      Executor background,
      Confirmations confirmations) {
    this.sources = sources;
    this.intake = intake;
    this.kept = new RequestKeeper(requests, ids);
    this.greetings =
        new Greetings(kept, new SecretAdoption(sources, background, clock), confirmations);
    this.events = new EventMaker(ids);
    this.ruled = new RuledIntake(intake, kept, events, clock);
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
    Receipt notLetIn = notLetIn(source, request);
    if (notLetIn != null) {
      done.accept(notLetIn);
      return;
    }
    Handshake handshake = compiled.handshake();
    if (handshake != null
        && greetings.greet(compiled, request, handshake.reply(request, Stage.UNVERIFIED), done)) {
      return;
    }
    if (bringsNoEvent(compiled, request.method())) {
      done.accept(reject(source, request, RejectionCause.METHOD_NOT_ALLOWED));
      return;
    }
    switch (compiled.verifier().verify(request, clock.millis())) {
      case Verdict.Genuine(int secretIndex) -> {
        if (handshake == null
            || !greetings.greet(
                compiled,
                request,
                handshake.reply(request, new Stage.Genuine(secretIndex)),
                done)) {
          decode(compiled, request, done);
        }
      }
      case Verdict.Refused(Refusal refusal) -> {
        if (handshake == null
            || !isUnsigned(refusal)
            || !greetings.greet(
                compiled, request, handshake.reply(request, Stage.UNSIGNED), done)) {
          done.accept(reject(source, request, RefusalCauses.of(refusal, compiled)));
        }
      }
    }
  }

  /** Methods that only handshakes are asked with. */
  private static boolean bringsNoEvent(CompiledSource compiled, String method) {
    return (method.equals("GET") && !compiled.takesGet())
        || method.equals("HEAD")
        || method.equals("OPTIONS");
  }

  private static boolean isUnsigned(Refusal refusal) {
    return refusal == Refusal.MISSING_SIGNATURE
        || refusal == Refusal.MISSING_TIMESTAMP
        || refusal == Refusal.NO_SECRET;
  }

  /** Null when the source takes requests, and this one by its limits. */
  private @Nullable Receipt notLetIn(Source source, InboundRequest request) {
    if (source.deletedAt() != null) {
      return new Receipt.Gone();
    }
    if (!source.enabled()) {
      return reject(source, request, RejectionCause.SOURCE_DISABLED);
    }
    return request.isMadeHere() ? null : overLimits(source, request);
  }

  /** Null when the limits of the source let the request in. */
  private @Nullable Receipt overLimits(Source source, InboundRequest request) {
    SourceLimits limits = source.settings().limits();
    if (!limits.admit(request)) {
      return reject(source, request, RejectionCause.ADDRESS_NOT_ALLOWED);
    }
    Rate rate = limits.rateLimit();
    long waitMillis = rate == null ? 0 : rates.waitMillis(source.id(), rate, clock.millis());
    if (waitMillis == 0) {
      return null;
    }
    Receipt _ = reject(source, request, RejectionCause.RATE_LIMITED);
    return new Receipt.Limited(waitMillis);
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

  /**
   * Refuses a request that cannot be verified, because its body was not read. One that its source
   * would not let in anyhow ends as it would in {@link #receive}.
   */
  public Receipt refuse(CompiledSource compiled, InboundRequest request, RejectionCause cause) {
    Receipt notLetIn = notLetIn(compiled.source(), request);
    return notLetIn == null ? reject(compiled.source(), request, cause) : notLetIn;
  }

  private Receipt reject(Source source, InboundRequest request, RejectionCause cause) {
    return kept.rejected(source, request, cause);
  }

  /**
   * Makes an event of a request that was rejected or filtered, because a person says so. Nothing is
   * verified again. Ends like {@link #receive}.
   *
   * @param kept with its whole body
   */
  public void receiveKept(
      CompiledSource compiled, KeptRequest kept, ContentDecoder decoder, Consumer<Receipt> done) {
    InboundRequest request = new KeptInbound(kept, decoder);
    switch (request.content()) {
      case Content.AsReceived() -> trusted(compiled, kept, request, done);
      case Content.Inflated(byte[] bytes) ->
          trusted(compiled, kept, new DecodedRequest(request, bytes), done);
      case Content.Undecodable(RejectionCause cause) -> done.accept(new Receipt.Rejected(cause));
    }
  }

  /** One without an id of its sender is named by its place in the log, so that it comes in once. */
  private void trusted(
      CompiledSource compiled, KeptRequest kept, InboundRequest request, Consumer<Receipt> done) {
    EventIdentity given = compiled.fields().of(request);
    IntakeRules rules = compiled.rules();
    IntakeRules known = rules == null ? new IntakeRules(null, null, null) : rules.withoutFilter();
    BatchRule batch = known.batch();
    if (batch != null && kept.mayBeElement() && batch.elementsOf(request.body()).isEmpty()) {
      EventIdentity own = batch.element(request.body()).identity();
      given = new EventIdentity(own.id(), own.type() == null ? given.type() : own.type());
      known = known.forElement();
    }
    EventIdentity identity =
        given.id() == null
            ? new EventIdentity(kept.id().text(IdPrefix.REQUEST), given.type())
            : given;
    ruled.accept(compiled, known, request, identity, done);
  }

  private void genuine(CompiledSource compiled, InboundRequest request, Consumer<Receipt> done) {
    Source source = compiled.source();
    EventIdentity identity = compiled.fields().of(request);
    IntakeRules rules = compiled.rules();
    if (rules != null) {
      ruled.accept(compiled, rules, request, identity, done);
      return;
    }
    if (EventMaker.isIdTooLong(identity)) {
      done.accept(reject(source, request, RejectionCause.EVENT_ID_TOO_LONG));
      return;
    }
    intake.accept(
        events.event(source, request, request.body(), identity, DedupeKey.ofId(identity.id())),
        receipt -> {
          if (receipt instanceof Receipt.Duplicate(Id first)) {
            kept.duplicate(source, request, first);
          }
          done.accept(receipt);
        });
  }
}
