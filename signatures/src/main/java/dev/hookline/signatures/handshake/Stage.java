package dev.hookline.signatures.handshake;

/** What is known about a request when it is asked whether it is a handshake. */
public sealed interface Stage {

  Stage UNVERIFIED = new Unverified();
  Stage UNSIGNED = new Unsigned();

  /** Its signature has not been looked at. */
  record Unverified() implements Stage {}

  /** It carries no signature, or the source has no secret to verify one with. */
  record Unsigned() implements Stage {}

  /**
   * It is from the holder of a secret.
   *
   * @param secretIndex as in {@link dev.hookline.signatures.Verdict.Genuine}
   */
  record Genuine(int secretIndex) implements Stage {}
}
