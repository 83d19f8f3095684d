package dev.hookline.signatures.scheme;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Public keys from DER: SubjectPublicKeyInfo, or for RSA a certificate. */
final class X509Keys {

  private static final int RSA_MIN_BITS = 2048;

  private X509Keys() {}

  /** Null when the bytes are not a P-256 key. */
  static @Nullable PublicKey p256(byte[] der) {
    PublicKey key = ofKeyInfo("EC", der);
    return P256.has(key) ? key : null;
  }

  /** Null when the bytes are not an RSA key of 2048 bits or more. */
  static @Nullable PublicKey rsa(byte[] der) {
    PublicKey key = ofCertificate(der);
    if (key == null) {
      key = ofKeyInfo("RSA", der);
    }
    boolean strong =
        key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_MIN_BITS;
    return strong ? key : null;
  }

  private static @Nullable PublicKey ofKeyInfo(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static @Nullable PublicKey ofCertificate(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
    } catch (GeneralSecurityException e) {
      return null;
    }
  }
}
