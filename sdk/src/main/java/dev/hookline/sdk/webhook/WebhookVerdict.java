package dev.hookline.sdk.webhook;

import dev.hookline.signatures.Refusal;

/** What a verification found. */
public sealed interface WebhookVerdict {

  /**
   * It comes from the holder of the secret.
   *
   * @param id the same on every attempt of a delivery: tell repeats by it
   * @param body as it arrived
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
  record Genuine(String id, byte[] body) implements WebhookVerdict {}

  /** It must not be trusted: answer 401. */
  record Refused(Refusal cause) implements WebhookVerdict {}
}
