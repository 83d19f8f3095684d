package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The secrets of an endpoint over time. */
final class EndpointSecrets {

  static final Duration OVERLAP_STANDARD = Duration.ofHours(24);
  static final Duration OVERLAP_MAX = Duration.ofDays(7);

  /** A delivery carries a signature for each. */
  static final int ACTIVE_MAX = 5;

  private EndpointSecrets() {}

  /**
   * A new secret, then those that sign beside it until the overlap is over; none signs for longer
   * than it would have. Beside {@code hmac}, whose header has place for one signature, none does.
   *
   * @param before the scheme of the present secrets
   * @param after the scheme of the new one
   */
  static List<EndpointSecret> rotate(
      List<EndpointSecret> present,
      Scheme before,
      Scheme after,
      String text,
      Duration overlap,
      Instant now) {
    boolean together = before != Scheme.HMAC && after != Scheme.HMAC;
    Instant end = together ? now.plus(overlap) : now;
    List<EndpointSecret> secrets = new ArrayList<>();
    secrets.add(new EndpointSecret(text, null));
    for (EndpointSecret old : present) {
      Instant expiresAt = old.expiresAt();
      Instant until = expiresAt == null || expiresAt.isAfter(end) ? end : expiresAt;
      boolean lives = until.isAfter(now) && !old.text().equals(text);
      if (lives && secrets.size() < ACTIVE_MAX) {
        secrets.add(new EndpointSecret(old.text(), until));
      }
    }
    return secrets;
  }

  /** What receivers verify with; empty for schemes with a shared secret. */
  static Optional<String> publicKey(Endpoint endpoint) {
    return endpoint.signature().scheme() == Scheme.STANDARD_ED25519
        ? Ed25519Pair.publicText(endpoint.secrets().getFirst().text())
        : Optional.empty();
  }
}
