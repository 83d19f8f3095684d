package dev.hookline.signatures.scheme;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC with one key. Keeps an initialised Mac as a prototype and clones it for each message:
 * looking a Mac up and scheduling the key again would cost more than the message, and one Mac per
 * thread would keep keys alive in every thread.
 */
final class HmacKey implements VerificationKey, SigningKey {

  private final Mac prototype;

  private HmacKey(Mac prototype) {
    this.prototype = prototype;
  }

  /** Null for an empty key. */
  static @Nullable HmacKey of(String algorithm, byte[] key) {
    if (key.length == 0) {
      return null;
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      mac.update(new byte[0]); // absorbs the inner padded key once, here and not in each clone
      return new HmacKey((Mac) mac.clone());
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException(algorithm + " is required of every Java platform", e);
    }
  }

  @Override
  public byte[] sign(byte[][] pieces) {
    Mac mac = freshMac();
    for (byte[] piece : pieces) {
      mac.update(piece);
    }
    return mac.doFinal();
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

  private Mac freshMac() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Mac could be cloned before", e);
    }
  }
}
