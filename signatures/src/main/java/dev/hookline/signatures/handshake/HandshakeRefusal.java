package dev.hookline.signatures.handshake;

/** Why a handshake is not answered. */
public enum HandshakeRefusal {
  /** The sender repeats another verify token than the source has, or none. */
  TOKEN_WRONG,
  /** The source has nothing to answer with: neither verify token nor secret. */
  NO_SECRET,
  /**
   * The challenge is not one: it is too long, or it could be something else that this provider
   * signs, so that its answer would be a forged signature.
   */
  CHALLENGE_MALFORMED
}
