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
    return switch (this) {
      case NONE -> stage == Stage.UNVERIFIED;
      case OPTIONAL -> stage != Stage.UNVERIFIED;
      case REQUIRED -> stage == Stage.GENUINE;
    };
  }
}
