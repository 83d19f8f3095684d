package dev.hookline.signatures.scheme;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** A private key with the one signature algorithm it may be used for. */
final class PrivateSigningKey implements SigningKey {

  private final String algorithm;
  private final PrivateKey key;

  private PrivateSigningKey(String algorithm, PrivateKey key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  static @Nullable PrivateSigningKey of(String algorithm, @Nullable PrivateKey key) {
    return key == null ? null : new PrivateSigningKey(algorithm, key);
  }

  @Override
  public byte[] sign(byte[][] pieces) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      for (byte[] piece : pieces) {
        signature.update(piece);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " was available when the key was read", e);
    }
  }
}
