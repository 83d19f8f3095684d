package dev.hookline.testkit.receiver;

import dev.hookline.testkit.Signal;
import java.io.IOException;

/**
 * How a receiver treats one request. Ready-made ones are grouped by what goes wrong: {@link
 * Answers}, {@link Redirects}, {@link RetryLater}, {@link Silences}, {@link Floods}, {@link
 * Framings} and {@link Breaks}; a lambda can do anything else.
 */
@FunctionalInterface
public interface Behaviour {
  /**
   * Writes whatever the client is to see.
   *
   * @throws IOException when the client is gone, which ends the connection quietly
   * @throws InterruptedException when the receiver closes meanwhile
   */
  AfterAnswer respond(Exchange exchange) throws IOException, InterruptedException;

  /** A complete answer with this status and no body. */
  static Behaviour status(int status) {
    return Answers.status(status);
  }

  /** Shows this behaviour for the next {@code count} requests, then another. */
  default Repeated times(int count) {
    return new Repeated(this, count);
  }

  /** Holds the request until {@code gate} is raised, then shows this behaviour. */
  default Behaviour after(Signal gate) {
    return exchange -> {
      gate.await();
      return respond(exchange);
    };
  }

  /** A behaviour with a number of turns; {@link #then} says what follows them. */
  record Repeated(Behaviour behaviour, int count) {
    /** The whole sequence; {@code next} stays for good. */
    public Behaviour then(Behaviour next) {
      return new Sequence(behaviour, count, next);
    }
  }
}
