package dev.hookline.signatures.scheme;

import dev.hookline.signatures.ed25519.Ed25519PublicKey;
import org.jspecify.annotations.Nullable;

/** A public key of Ed25519, prepared once for all signatures of its source. */
record Ed25519VerificationKey(Ed25519PublicKey key) implements VerificationKey {

  static @Nullable Ed25519VerificationKey of(@Nullable Ed25519PublicKey key) {
    return key == null ? null : new Ed25519VerificationKey(key);
  }

  @Override
  public boolean matchesAny(byte[][] pieces, byte[][] candidates, int count) {
    for (int i = 0; i < count; i++) {
      if (key.verifies(pieces, candidates[i])) {
        return true;
      }
    }
    return false;
  }
}
