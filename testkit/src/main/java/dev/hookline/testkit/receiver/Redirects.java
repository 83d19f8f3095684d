package dev.hookline.testkit.receiver;

import java.net.URI;
import java.util.Map;

/** Answers that send the client elsewhere (RFC 9110 section 15.4). */
public final class Redirects {
  private Redirects() {}

  /** A redirect with status 301, 302, 303, 307 or 308. */
  public static Behaviour to(int status, URI location) {
    return Answers.answer(status, Map.of("Location", location.toString()), new byte[0]);
  }

  /** A redirect to the very path that was asked for. */
  public static Behaviour loop(int status) {
    return exchange ->
        Answers.answer(status, Map.of("Location", exchange.request().target()), new byte[0])
            .respond(exchange);
  }

  /** A redirect status that forgets to say where. */
  public static Behaviour toNowhere(int status) {
    return Answers.status(status);
  }
}
