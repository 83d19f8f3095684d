package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/** How the signed bytes and a key become a signature. */
public enum Algorithm {
  /** HMAC (RFC 2104) with SHA-1, kept by some providers for compatibility. */
  HMAC_SHA1,
  /** HMAC with SHA-256. */
  HMAC_SHA256,
  /** HMAC with SHA-512. */
  HMAC_SHA512,
  /**
   * SHA-256 over the secret followed by the signed bytes: older than HMAC and open to length
   * extension.
   */
  SECRET_PREFIXED_SHA256,
  /** Ed25519 (RFC 8032) with keys of 32 raw bytes, or 64 for seed and public key together. */
  ED25519,
  /** ECDSA on P-256 with SHA-256 and DER signatures; the key as SubjectPublicKeyInfo. */
  ECDSA_P256_SHA256,
  /** ECDSA on P-256 with SHA-1, kept by one provider; DER signatures, the key as above. */
  ECDSA_P256_SHA1,
  /** RSA (PKCS #1 version 1.5) with SHA-1, kept by one provider; the key as below. */
  RSA_SHA1,
  /**
   * RSA (PKCS #1 version 1.5) with SHA-256; the key as SubjectPublicKeyInfo or X.509 certificate.
   */
  RSA_SHA256;

  /**
   * Whether verifying takes long. A hash is computed once for all signatures that a request offers,
   * Ed25519 once for each of them: a single one is fast, a list need not be.
   */
  boolean isSlow(boolean offersSeveral) {
    return switch (this) {
      case HMAC_SHA1, HMAC_SHA256, HMAC_SHA512, SECRET_PREFIXED_SHA256 -> false;
      case ED25519 -> offersSeveral;
      case ECDSA_P256_SHA256, ECDSA_P256_SHA1, RSA_SHA256, RSA_SHA1 -> true;
    };
  }

  /** The length of every signature in bytes, or 0 when it varies. */
  int signatureLength() {
    return switch (this) {
      case HMAC_SHA1 -> 20;
      case HMAC_SHA256, SECRET_PREFIXED_SHA256 -> 32;
      case HMAC_SHA512, ED25519 -> 64;
      case ECDSA_P256_SHA256, ECDSA_P256_SHA1, RSA_SHA1, RSA_SHA256 -> 0;
    };
  }

  @Nullable VerificationKey verificationKey(byte[] key) {
    return switch (this) {
      case HMAC_SHA1 -> HmacKey.of("HmacSHA1", key);
      case HMAC_SHA256 -> HmacKey.of("HmacSHA256", key);
      case HMAC_SHA512 -> HmacKey.of("HmacSHA512", key);
      case SECRET_PREFIXED_SHA256 -> SecretPrefixedKey.of(key);
      case ED25519 -> Ed25519VerificationKey.of(Ed25519Keys.publicKey(key));
      case ECDSA_P256_SHA256 -> PublicVerificationKey.of("SHA256withECDSA", X509Keys.p256(key));
      case ECDSA_P256_SHA1 -> PublicVerificationKey.of("SHA1withECDSA", X509Keys.p256(key));
      case RSA_SHA1 -> PublicVerificationKey.of("SHA1withRSA", X509Keys.rsa(key));
      case RSA_SHA256 -> PublicVerificationKey.of("SHA256withRSA", X509Keys.rsa(key));
    };
  }

  @Nullable SigningKey signingKey(byte[] key) {
    return switch (this) {
      case HMAC_SHA1 -> HmacKey.of("HmacSHA1", key);
      case HMAC_SHA256 -> HmacKey.of("HmacSHA256", key);
      case HMAC_SHA512 -> HmacKey.of("HmacSHA512", key);
      case SECRET_PREFIXED_SHA256 -> SecretPrefixedKey.of(key);
      case ED25519 -> PrivateSigningKey.of("Ed25519", Ed25519Keys.privateKey(key));
      case ECDSA_P256_SHA256 -> PrivateSigningKey.of("SHA256withECDSA", Pkcs8Keys.p256(key));
      case ECDSA_P256_SHA1 -> PrivateSigningKey.of("SHA1withECDSA", Pkcs8Keys.p256(key));
      case RSA_SHA1 -> PrivateSigningKey.of("SHA1withRSA", Pkcs8Keys.rsa(key));
      case RSA_SHA256 -> PrivateSigningKey.of("SHA256withRSA", Pkcs8Keys.rsa(key));
    };
  }
}
