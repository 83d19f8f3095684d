package dev.hookline.delivery;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means (Standard Webhooks 1.0.0, "Deliverability and reliability"): only 2xx is
 * success, a redirect is a failure, 410 ends the endpoint, 429, 502, 503 and 504 ask to slow down,
 * and {@code Retry-After} is honoured.
 */
public final class Answers {

  /** By this status an endpoint says that it is gone (RFC 9110 section 15.5.11). */
  static final int GONE = 410;

  private Answers() {}

  /**
   * What an answer means.
   *
   * @param error null for success
   */
  public record Judgement(
      Outcome outcome,
      @Nullable AttemptError error,
      @Nullable String detail,
      boolean endpointIsGone) {

    /** What to keep of the attempt that was judged so. */
    public Attempt attempt(
        Id id, int number, Instant startedAt, OutboundRequest request, Exchange exchange) {
      Answered answered = Answered.of(exchange);
      return new Attempt(
          id,
          number,
          startedAt,
          exchange.durationMicros(),
          answered.statusCode(),
          error,
          detail,
          request.headers(),
          answered.headers(),
          answered.body(),
          answered.truncated(),
          exchange.timings());
    }

    /** The same end for another reason. */
    public Judgement givenUp(AttemptError why, String line) {
      return new Judgement(new Outcome.GiveUp(line), why, line, false);
    }
  }

  /** Says what follows from how a request went. */
  public static Judgement judge(Exchange exchange, Instant now) {
    return switch (exchange) {
      case Exchange.Answered answer -> judge(answer, now);
      case Exchange.Failed failed -> judge(failed, now);
    };
  }

  private static Judgement judge(Exchange.Answered answer, Instant now) {
    int status = answer.status();
    return isSuccess(status)
        ? new Judgement(new Outcome.Done(), null, null, false)
        : judgeFailure(status, answer.headers(), "answered " + status, isOverload(status), now);
  }

  /** What a failure says, it says in its head; a success is one when all of it has come. */
  private static Judgement judge(Exchange.Failed failed, Instant now) {
    Exchange.Begun begun = failed.begun();
    if (begun == null || isSuccess(begun.status())) {
      return judge(failed);
    }
    String why = "answered " + begun.status() + ", cut short: " + failed.detail();
    return judgeFailure(begun.status(), begun.headers(), why, true, now);
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private static boolean isOverload(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static Judgement judgeFailure(
      int status, Headers headers, String answered, boolean slowDown, Instant now) {
    if (status >= 300 && status < 400) {
      String why = answered + "; redirects are not followed";
      return new Judgement(
          new Outcome.Retry(why, null, slowDown), AttemptError.REDIRECT, why, false);
    }
    if (status == GONE) {
      return new Judgement(
          new Outcome.GiveUp(answered + ": the endpoint is gone and was disabled"),
          AttemptError.STATUS,
          answered,
          true);
    }
    Duration notBefore =
        headers.first("retry-after").flatMap(text -> RetryAfter.parse(text, now)).orElse(null);
    return new Judgement(
        new Outcome.Retry(answered, notBefore, slowDown), AttemptError.STATUS, answered, false);
  }

  private static Judgement judge(Exchange.Failed failed) {
    String why = failed.error().code() + ": " + failed.detail();
    boolean slowDown =
        switch (failed.error()) {
          case TIMEOUT, DNS, CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECTION_RESET, TLS -> true;
          case STATUS,
              REDIRECT,
              PROTOCOL,
              BLOCKED,
              OUTPUT_TOO_LARGE,
              TASK,
              WORKER_LOST,
              CANCELLED,
              INTERRUPTED,
              INTERNAL ->
              false;
        };
    Outcome outcome =
        failed.error() == AttemptError.BLOCKED
            ? new Outcome.GiveUp(why)
            : new Outcome.Retry(why, null, slowDown);
    return new Judgement(outcome, failed.error(), failed.detail(), false);
  }
}
