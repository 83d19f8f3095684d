package dev.hookline.http.api.source;

import dev.hookline.signatures.json.JsonPointer;
import java.util.Map;

/** The handshakes of the providers that have one. */
final class Handshakes {

  private static final HandshakeRule NEVER = new HandshakeRule.Never();

  private static final Map<String, HandshakeRule> BY_PROVIDER =
      Map.of(
          // The page about the event url_verification of the Slack documentation.
          "slack",
          new HandshakeRule.EchoBodyField(
              JsonPointer.of("/type"), "url_verification", JsonPointer.of("/challenge")));

  private Handshakes() {}

  static HandshakeRule of(String provider) {
    return BY_PROVIDER.getOrDefault(provider, NEVER);
  }
}
