package dev.hookline.signatures.handshake;

/** Whether a handshake proves who sent it. */
public enum Proof {
  /** The provider does not sign it. */
  NONE,
  /** It may lack a signature; one that is there must be right. */
  OPTIONAL,
  /** It is signed like any other request. */
  REQUIRED;

  boolean allows(Stage stage) {
    return switch (stage) {
      case Stage.Unverified() -> this == NONE;
      case Stage.Unsigned() -> this == OPTIONAL;
      case Stage.Genuine(int secretIndex) -> this != NONE;
    };
  }
}
