package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.json.JsonKind;
import dev.hookline.signatures.json.JsonPointer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A header with a JSON Web Token (RFC 7519, RFC 7515) whose claims name what it vouches for.
 *
 * @param field the header
 * @param algorithms the only algorithms that are accepted; those of one kind of key
 * @param claims what the claims must say
 */
public record JwtScheme(HeaderField field, List<JwtAlgorithm> algorithms, ClaimRule claims)
    implements Scheme {

  private static final JsonPointer ALGORITHM = JsonPointer.of("/alg");

  /** What a receiver must understand, or refuse the token (RFC 7515 section 4.1.11). */
  private static final JsonPointer CRITICAL = JsonPointer.of("/crit");

  /** A copy that cannot change. */
  public JwtScheme {
    algorithms = List.copyOf(algorithms);
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    Map<JwtAlgorithm, VerificationKeys> keys = new EnumMap<>(JwtAlgorithm.class);
    boolean usable = false;
    for (JwtAlgorithm algorithm : algorithms) {
      VerificationKeys found =
          VerificationKeys.of(secrets, secret -> algorithm.key(secret.reveal()));
      keys.put(algorithm, found);
      usable |= !found.isEmpty();
    }
    return usable
        ? (request, now) -> verify(keys, request, now)
        : (request, now) -> Verdict.refused(Refusal.NO_SECRET);
  }

  private Verdict verify(
      Map<JwtAlgorithm, VerificationKeys> keys, SignedRequest request, long now) {
    return switch (FieldText.of(request, field)) {
      case FieldText.Absent absent -> Verdict.refused(Refusal.MISSING_SIGNATURE);
      case FieldText.Ambiguous ambiguous -> Verdict.refused(Refusal.MALFORMED_SIGNATURE);
      case FieldText.Present token -> verifyToken(keys, token.text(), request, now);
    };
  }

  private Verdict verifyToken(
      Map<JwtAlgorithm, VerificationKeys> keys, String token, SignedRequest request, long now) {
    int headerEnd = token.indexOf('.');
    int claimsEnd = token.indexOf('.', headerEnd + 1);
    if (headerEnd < 0 || claimsEnd < 0) {
      return Verdict.refused(Refusal.MALFORMED_SIGNATURE);
    }
    byte[] header = Base64UrlText.decode(token.substring(0, headerEnd));
    byte[] content = Base64UrlText.decode(token.substring(headerEnd + 1, claimsEnd));
    byte[] signature = Base64UrlText.decode(token.substring(claimsEnd + 1));
    if (header == null || content == null || signature == null) {
      return Verdict.refused(Refusal.MALFORMED_SIGNATURE);
    }
    VerificationKeys candidates = keys.get(algorithm(header));
    if (candidates == null) {
      return Verdict.refused(Refusal.UNSUPPORTED);
    }
    byte[][] pieces = {token.substring(0, claimsEnd).getBytes(ISO_8859_1)};
    Verdict verdict = candidates.verify(pieces, new byte[][] {signature}, 1);
    Refusal refusal =
        verdict instanceof Verdict.Genuine ? claims.check(content, request, now) : null;
    return refusal == null ? verdict : Verdict.refused(refusal);
  }

  /** Null for a header that asks for another algorithm, or for an extension: none is known here. */
  private @Nullable JwtAlgorithm algorithm(byte[] header) {
    if (CRITICAL.kindIn(header) != JsonKind.ABSENT) {
      return null;
    }
    String name = ALGORITHM.textIn(header);
    for (JwtAlgorithm algorithm : algorithms) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    return null;
  }

  /** Issues tokens with the first usable key. */
  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    for (Secret secret : secrets) {
      for (JwtAlgorithm algorithm : algorithms) {
        SigningKey key = algorithm.signingKey(secret.reveal());
        if (key != null) {
          return Optional.of((message, id, now) ->
              List.of(
                  new SignedHeader(
                      field.name(),
                      field.prefix() + token(key, algorithm, claims.claims(message, id, now)))));
        }
      }
    }
    return Optional.empty();
  }

  private static String token(SigningKey key, JwtAlgorithm algorithm, String claims) {
    String header = "{\"alg\":\"" + algorithm.name() + "\",\"typ\":\"JWT\"}";
    String signed =
        Base64UrlText.encode(header.getBytes(UTF_8))
            + "."
            + Base64UrlText.encode(claims.getBytes(UTF_8));
    return signed
        + "."
        + Base64UrlText.encode(key.sign(new byte[][] {signed.getBytes(ISO_8859_1)}));
  }

  @Override
  public boolean isSlow(List<Secret> secrets) {
    return algorithms.contains(JwtAlgorithm.ES256);
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    if (algorithms.stream().allMatch(algorithm -> algorithm.key(secret.reveal()) == null)) {
      return Optional.of("the secret is not a key for this scheme");
    }
    return algorithms.contains(JwtAlgorithm.HS256)
        ? TextSecret.problemWith(secret)
        : Optional.empty();
  }
}
