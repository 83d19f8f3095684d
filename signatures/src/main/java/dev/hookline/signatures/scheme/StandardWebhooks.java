package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Standard Webhooks 1.0.0 (github.com/standard-webhooks, spec/standard-webhooks.md): the signature
 * covers {@code id.timestamp.body}. The kind of each secret decides what it may verify: {@code
 * whsec_} and plain base64 only {@code v1} (HMAC-SHA256), {@code whpk_} and {@code whsk_} only
 * {@code v1a} (Ed25519). A sender cannot choose.
 *
 * @param headerPrefix what the three header names begin with: {@code webhook}, or {@code svix} for
 *     the names from before the standard
 */
public record StandardWebhooks(String headerPrefix) implements Scheme {

  /** The marker of a symmetric secret. */
  public static final String SECRET_PREFIX = "whsec_";

  /** The marker of a private key: base64 of seed and public key together. */
  public static final String PRIVATE_KEY_PREFIX = "whsk_";

  /** The marker of a public key. */
  public static final String PUBLIC_KEY_PREFIX = "whpk_";

  /** The scheme with the header names of the standard. */
  public static StandardWebhooks standard() {
    return new StandardWebhooks("webhook");
  }

  /** The symmetric half, for secrets without their marker. */
  SignatureScheme symmetric() {
    return half(Algorithm.HMAC_SHA256, "v1,");
  }

  /** The asymmetric half, for keys without their marker. */
  SignatureScheme asymmetric() {
    return half(Algorithm.ED25519, "v1a,");
  }

  private SignatureScheme half(Algorithm algorithm, String version) {
    return new SignatureScheme(
        algorithm,
        KeyEncoding.BASE64,
        "{id}.{timestamp}.{body}",
        SignatureRule.base64(Field.header(headerPrefix + "-signature").element(version, " ")),
        TimestampRule.seconds(Field.header(headerPrefix + "-timestamp")),
        Field.header(headerPrefix + "-id"),
        Map.of());
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    return BySecretKind.of(this).verifier(secrets);
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return Optional.ofNullable(StandardWebhooksSigner.of(this, secrets));
  }

  @Override
  public boolean isSlow(List<Secret> secrets) {
    return BySecretKind.of(this).isSlow(secrets);
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return BySecretKind.of(this).problemWith(secret);
  }
}
