package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The algorithms of JSON Web Signatures (RFC 7518) that providers use. */
public enum JwtAlgorithm {
  /** HMAC with SHA-256. */
  HS256,
  /** HMAC with SHA-384. */
  HS384,
  /** HMAC with SHA-512. */
  HS512,
  /** ECDSA on P-256 with SHA-256. */
  ES256;

  /** All that use a shared secret. They are equally strong here, so the token may choose. */
  public static List<JwtAlgorithm> hmac() {
    return List.of(HS256, HS384, HS512);
  }

  /** The one that uses a public key. */
  public static List<JwtAlgorithm> es256() {
    return List.of(ES256);
  }

  /** Null when the text is no key for this algorithm. */
  @Nullable VerificationKey key(String text) {
    return switch (this) {
      case HS256 -> HmacKey.of("HmacSHA256", utf8(text));
      case HS384 -> HmacKey.of("HmacSHA384", utf8(text));
      case HS512 -> HmacKey.of("HmacSHA512", utf8(text));
      case ES256 -> ellipticKey(text);
    };
  }

  /** Null when the text is no key that this algorithm signs with; for ES256 that is PKCS #8. */
  @Nullable SigningKey signingKey(String text) {
    return switch (this) {
      case HS256 -> HmacKey.of("HmacSHA256", utf8(text));
      case HS384 -> HmacKey.of("HmacSHA384", utf8(text));
      case HS512 -> HmacKey.of("HmacSHA512", utf8(text));
      case ES256 -> {
        byte[] der = KeyEncoding.PEM.decode(text);
        yield der == null
            ? null
            : PrivateSigningKey.of("SHA256withECDSAinP1363Format", Pkcs8Keys.p256(der));
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static @Nullable VerificationKey ellipticKey(String text) {
    byte[] der =
        EllipticJwk.looksLikeOne(text) ? EllipticJwk.der(text) : KeyEncoding.PEM.decode(text);
    return der == null
        ? null
        : PublicVerificationKey.of("SHA256withECDSAinP1363Format", X509Keys.p256(der));
  }
}
