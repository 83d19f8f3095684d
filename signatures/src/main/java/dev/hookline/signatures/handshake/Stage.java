package dev.hookline.signatures.handshake;

/** What is known about a request when it is asked whether it is a handshake. */
public enum Stage {
  /** Its signature has not been looked at. */
  UNVERIFIED,
  /** It carries no signature, or the source has no secret to verify one with. */
  UNSIGNED,
  /** It is from the holder of a secret. */
  GENUINE
}
