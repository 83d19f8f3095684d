package dev.hookline.signatures;

import java.util.List;

/**
 * Signs messages as a provider would. The mirror of {@link Verifier}: made once, safe for any
 * number of threads.
 */
@FunctionalInterface
public interface Signer {

  /**
   * The headers that prove the message, including those that carry its id and time where the scheme
   * has them.
   *
   * @param message what is sent; the URL, the method and further headers matter only to schemes
   *     that sign them
   * @param id the id of the message, the same on every attempt
   * @param nowEpochMillis the time to sign, milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException when the message lacks something the scheme signs, or the id
   *     holds the character that separates it from the next part
   */
  List<SignedHeader> sign(SignedRequest message, String id, long nowEpochMillis);

  /** Signs a message of which only the body matters. */
  default List<SignedHeader> sign(byte[] body, String id, long nowEpochMillis) {
    return sign(SignedRequest.ofBody(body), id, nowEpochMillis);
  }
}
