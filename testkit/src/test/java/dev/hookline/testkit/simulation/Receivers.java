package dev.hookline.testkit.simulation;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.event.Headers;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Timings;
import java.time.Duration;
import java.util.List;

/** The subscribers: most are well, some are ill for a while. */
final class Receivers {

  private static final Duration QUICK_MAX = Duration.ofMillis(300);

  private final Chance chance;
  private boolean allWell;

  /** What becomes of a request, and after which time the sender hears of it. */
  record Reaction(Exchange exchange, Duration after, boolean accepted) {}

  private enum Mood {
    WELL,
    REFUSES,
    OVERLOADED,
    HANGS,
    GONE
  }

  Receivers(Chance chance) {
    this.chance = chance;
  }

  /** From now on every request is accepted. */
  void recover() {
    allWell = true;
  }

  Reaction react(OutboundRequest request) {
    Duration quick = Duration.ofMillis(chance.between(0, (int) QUICK_MAX.toMillis()));
    return switch (mood()) {
      case WELL -> new Reaction(answered(chance.oneOf(List.of(200, 202, 204))), quick, true);
      case REFUSES ->
          new Reaction(answered(chance.oneOf(List.of(302, 400, 404, 500))), quick, false);
      case OVERLOADED ->
          new Reaction(overloaded(chance.oneOf(List.of(429, 502, 503, 504))), quick, false);
      case HANGS ->
          new Reaction(
              new Exchange.Failed(AttemptError.TIMEOUT, "no answer", null, 0, Timings.NONE),
              request.timeout(),
              false);
      case GONE -> new Reaction(answered(410), quick, false);
    };
  }

  private Mood mood() {
    if (allWell || chance.percent(60)) {
      return Mood.WELL;
    }
    return chance.percent(3)
        ? Mood.GONE
        : chance.oneOf(List.of(Mood.REFUSES, Mood.OVERLOADED, Mood.HANGS));
  }

  private Exchange overloaded(int status) {
    String seconds = Integer.toString(chance.between(0, 20));
    Headers wait = Headers.of(List.of(new Headers.Field("Retry-After", seconds)));
    return answered(status, chance.percent(50) ? wait : Headers.NONE);
  }

  private static Exchange answered(int status) {
    return answered(status, Headers.NONE);
  }

  private static Exchange answered(int status, Headers headers) {
    return new Exchange.Answered(status, headers, new byte[0], false, 0, Timings.NONE);
  }
}
