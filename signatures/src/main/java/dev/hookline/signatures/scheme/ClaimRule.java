package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import org.jspecify.annotations.Nullable;

/** What the claims of a token must say about the request that carries it. */
public interface ClaimRule {

  /**
   * Null when the claims fit.
   *
   * @param claims JSON from a token whose signature is right
   * @param nowEpochMillis the receiver's clock
   */
  @Nullable Refusal check(byte[] claims, SignedRequest request, long nowEpochMillis);

  /**
   * The claims, as JSON, of a token for this message.
   *
   * @throws IllegalArgumentException when the message lacks something the claims name
   */
  String claims(SignedRequest message, String id, long nowEpochMillis);
}
