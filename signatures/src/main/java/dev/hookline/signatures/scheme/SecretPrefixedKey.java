package dev.hookline.signatures.scheme;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a secret followed by the message. */
final class SecretPrefixedKey implements VerificationKey, SigningKey {

  private final byte[] secret;

  private SecretPrefixedKey(byte[] secret) {
    this.secret = secret;
  }

  /** Null for an empty secret. */
  static @Nullable SecretPrefixedKey of(byte[] secret) {
    return secret.length == 0 ? null : new SecretPrefixedKey(secret);
  }

  @Override
  public byte[] sign(byte[][] pieces) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(secret);
    for (byte[] piece : pieces) {
      digest.update(piece);
    }
    return digest.digest();
  }

  @Override
  public boolean matchesAny(byte[][] pieces, byte[][] candidates, int count) {
    byte[] expected = sign(pieces);
    boolean matches = false;
    for (int i = 0; i < count; i++) {
      matches |= MessageDigest.isEqual(expected, candidates[i]);
    }
    return matches;
  }
}
