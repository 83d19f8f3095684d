package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Sender;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature scheme as data.
 *
 * <p>The template {@code signed} is literal text with tokens in braces: {@code {body}}, {@code
 * {timestamp}}, {@code {id}}, {@code {method}}, {@code {url}}, {@code {decoded_url}} (the URL with
 * some percent-encoded punctuation decoded, as HubSpot wants it), {@code {header:Name}}, {@code
 * {json:/pointer}}, {@code {sorted_form}} (the parameters of a form body, ordered by name, joined
 * without separators) and {@code {body_crc32}} (in decimal).
 *
 * @param algorithm the only algorithm that is accepted, whatever a request says
 * @param keyEncoding how the text of a secret becomes key bytes
 * @param signed what the signature covers
 * @param signature where the signature stands
 * @param timestamp where the signed time stands; null when the scheme has none
 * @param id the header that holds the message id for {@code {id}}; null when the scheme signs none
 * @param fixedHeaders headers that, when present, must have exactly this value, because they name
 *     an algorithm or version
 */
public record SignatureScheme(
    Algorithm algorithm,
    KeyEncoding keyEncoding,
    String signed,
    SignatureRule signature,
    @Nullable TimestampRule timestamp,
    @Nullable HeaderField id,
    Map<String, String> fixedHeaders)
    implements Scheme {

  /** Checks that the template can be read and that every token has its source. */
  public SignatureScheme {
    fixedHeaders = Map.copyOf(fixedHeaders);
    Template template = Template.of(signed);
    if (template.uses(Part.Timestamp.class) && timestamp == null) {
      throw new IllegalArgumentException("{timestamp} is signed and stands nowhere");
    }
    if (timestamp != null
        && timestamp.field() instanceof HeaderField
        && !template.uses(Part.Timestamp.class)) {
      throw new IllegalArgumentException("the time in a header counts only when it is signed");
    }
    if (template.uses(Part.Id.class) && id == null) {
      throw new IllegalArgumentException("{id} is signed and stands nowhere");
    }
  }

  /** A scheme without time and id, with the secret used as text. */
  public static SignatureScheme of(Algorithm algorithm, String signed, SignatureRule signature) {
    return new SignatureScheme(
        algorithm, KeyEncoding.UTF8, signed, signature, null, null, Map.of());
  }

  /** A scheme with a signed time and the secret used as text. */
  public static SignatureScheme of(
      Algorithm algorithm, String signed, SignatureRule signature, TimestampRule timestamp) {
    return new SignatureScheme(
        algorithm, KeyEncoding.UTF8, signed, signature, timestamp, null, Map.of());
  }

  /**
   * HMAC-SHA256 over the raw body in a header of one's own choice, the simplest scheme a receiver
   * can check.
   *
   * @param prefix what stands before the signature, possibly empty
   */
  public static SignatureScheme overBody(
      String headerName, SignatureEncoding encoding, String prefix) {
    Field field = Field.header(headerName).prefixed(prefix);
    return of(Algorithm.HMAC_SHA256, "{body}", new SignatureRule(List.of(field), encoding));
  }

  /** Whether the method is signed, so that a GET can be told from other requests. */
  public boolean signsMethod() {
    return signed.contains("{method}");
  }

  /** True when the signature covers the body, whole or in part. */
  public boolean coversBody() {
    Template template = Template.of(signed);
    return template.uses(Part.Body.class)
        || template.uses(Part.BodyCrc32.class)
        || template.uses(Part.SortedForm.class)
        || template.uses(Part.Json.class);
  }

  /** The same scheme with another tolerance; itself when it has no signed time. */
  public SignatureScheme withTolerance(Duration tolerance) {
    return timestamp == null
        ? this
        : new SignatureScheme(
            algorithm,
            keyEncoding,
            signed,
            signature,
            timestamp.within(tolerance),
            id,
            fixedHeaders);
  }

  /** The same scheme with secrets in another encoding. */
  public SignatureScheme withKeyIn(KeyEncoding encoding) {
    return new SignatureScheme(algorithm, encoding, signed, signature, timestamp, id, fixedHeaders);
  }

  /** The same scheme with headers that must not say anything else. */
  public SignatureScheme withFixedHeaders(Map<String, String> headers) {
    return new SignatureScheme(algorithm, keyEncoding, signed, signature, timestamp, id, headers);
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    return SignatureVerifier.of(this, secrets);
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return Optional.ofNullable(SignatureSigner.of(this, secrets));
  }

  @Override
  public Optional<Sender> sender(List<Secret> secrets) {
    return BodySender.serves(this)
        ? Optional.ofNullable(BodySender.of(this, secrets))
        : Scheme.super.sender(secrets);
  }

  @Override
  public boolean isSlow(List<Secret> secrets) {
    return algorithm.isSlow(signature.offersSeveral());
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return VerificationKeys.problemWith(algorithm, keyEncoding, secret);
  }
}
