package dev.hookline.signatures;

/**
 * Makes messages as a provider sends them. Unlike a {@link Signer} it also serves providers that
 * put time and signature into the body, so the body may come out changed. Made once, safe for any
 * number of threads.
 */
@FunctionalInterface
public interface Sender {

  /**
   * The message with its proof.
   *
   * @param message what is to be sent; where the provider signs inside the body, the fields for
   *     time and signature must be there already, with any value
   * @param id the id of the message, the same on every attempt
   * @param nowEpochMillis the time to sign, milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException when the message lacks something the scheme signs, or the id
   *     holds the character that separates it from the next part
   */
  SentMessage send(SignedRequest message, String id, long nowEpochMillis);
}
