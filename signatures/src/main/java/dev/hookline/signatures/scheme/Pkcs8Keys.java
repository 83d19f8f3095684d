package dev.hookline.signatures.scheme;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys from DER (PKCS #8, RFC 5208), for those who play the sender. */
final class Pkcs8Keys {

  private Pkcs8Keys() {}

  /** Null when the bytes are not a P-256 key. */
  static @Nullable PrivateKey p256(byte[] der) {
    PrivateKey key = of("EC", der);
    return P256.has(key) ? key : null;
  }

  /** Null when the bytes are not an RSA key. */
  static @Nullable PrivateKey rsa(byte[] der) {
    return of("RSA", der);
  }

  private static @Nullable PrivateKey of(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }
}
