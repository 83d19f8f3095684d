package dev.hookline.http.api;

import dev.hookline.http.json.Json;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.RememberedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats the answer of a POST whose {@code Idempotency-Key} was used before. What is remembered,
 * for 24 hours, is every 2xx answer: the call did something. A refusal did nothing, so the same key
 * may be used again with a corrected request.
 */
public final class Idempotency {

  private static final Logger log = LoggerFactory.getLogger(Idempotency.class);

  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final long WAIT_SECONDS = 10;

  private final AnswerStore store;
  private final InstantSource clock;
  private final Map<Scoped, UnderWay> underWay = new ConcurrentHashMap<>();

  public Idempotency(AnswerStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Scoped(Id project, String key) {}

  private record UnderWay(String fingerprint, CountDownLatch ended) {}

  /**
   * Answers the call, or repeats the answer of an earlier one. Blocks while one with the same key
   * is under way, but not for long.
   */
  ApiAnswer answer(ApiCall call, ApiHandler handler) {
    IdempotencyKey key = call.idempotencyKey();
    if (key == null) {
      return handler.handle(call);
    }
    String fingerprint = key.fingerprint();
    Scoped scoped = new Scoped(call.project(), key.text());
    UnderWay own = new UnderWay(fingerprint, new CountDownLatch(1));
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    for (UnderWay other = underWay.putIfAbsent(scoped, own);
        other != null;
        other = underWay.putIfAbsent(scoped, own)) {
      if (!other.fingerprint().equals(fingerprint)) {
        return conflict();
      }
      if (!ends(other, deadlineNanos)) {
        return ApiAnswer.failed(
            ProblemCode.IDEMPOTENCY_IN_PROGRESS, "The first request has not ended yet.");
      }
    }
    try {
      return first(call, scoped, fingerprint, handler);
    } finally {
      underWay.remove(scoped);
      own.ended().countDown();
    }
  }

  private ApiAnswer first(ApiCall call, Scoped scoped, String fingerprint, ApiHandler handler) {
    Optional<RememberedAnswer> remembered =
        store
            .find(scoped.project(), scoped.key())
            .filter(answer -> answer.at().plus(REMEMBERED).isAfter(clock.instant()));
    if (remembered.isPresent()) {
      RememberedAnswer answer = remembered.get();
      return answer.fingerprint().equals(fingerprint)
          ? new ApiAnswer.Repeated(answer.status(), answer.body())
          : conflict();
    }
    ApiAnswer answer = handler.handle(call);
    EncodedAnswer repeat = repeat(answer);
    if (repeat != null) {
      remember(scoped, fingerprint, repeat);
    }
    return answer;
  }

  /** The answer is given even so: what it tells of has happened. */
  private void remember(Scoped scoped, String fingerprint, EncodedAnswer answer) {
    try {
      store.save(
          new RememberedAnswer(
              scoped.project(),
              scoped.key(),
              fingerprint,
              answer.status(),
              new String(answer.body(), StandardCharsets.UTF_8),
              clock.instant()));
    } catch (StoreUnavailable unavailable) {
      log.warn("An answer could not be remembered: {}", unavailable.getMessage());
    }
  }

  private static @Nullable EncodedAnswer repeat(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok(int status, Object _, Object repeat) ->
          new EncodedAnswer(status, Map.of(), Json.write(repeat));
      case ApiAnswer.Written(int _, byte[] _, boolean isFinal) ->
          isFinal ? EncodedAnswer.of(answer) : null;
      case ApiAnswer.NoContent _ -> EncodedAnswer.of(answer);
      case ApiAnswer.Bytes _,
          ApiAnswer.Repeated _,
          ApiAnswer.Failed _,
          ApiAnswer.Streamed _,
          ApiAnswer.Later _ ->
          null;
    };
  }

  private static boolean ends(UnderWay other, long deadlineNanos) {
    try {
      return other.ended().await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ApiAnswer conflict() {
    return ApiAnswer.failed(
        ProblemCode.IDEMPOTENCY_CONFLICT, "The key was used for a request that differs from this.");
  }
}
