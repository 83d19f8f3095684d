package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.handshake.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token that stands for its bearer, in {@code Authorization} or as {@code access_token} in the
 * URL. Source: RFC 6750, sections 2.1 and 2.3; what the web hooks of CloudEvents use.
 */
public record BearerToken() implements Scheme {

  private static final String AUTHORIZATION = "Authorization";
  private static final Place IN_URL = Place.query("access_token");
  private static final HeaderToken IN_HEADER =
      new HeaderToken(Field.header(AUTHORIZATION).prefixed("Bearer "));

  @Override
  public Verifier verifier(List<Secret> secrets) {
    Verifier inHeader = IN_HEADER.verifier(secrets);
    return (request, now) -> {
      Verdict verdict = inHeader.verify(request, now);
      String token = isAbsent(verdict) ? IN_URL.in(request) : null;
      return token == null ? verdict : inHeader.verify(asHeader(token), now);
    };
  }

  private static boolean isAbsent(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused
        && refused.cause() == Refusal.MISSING_SIGNATURE;
  }

  private static SignedRequest asHeader(String token) {
    return SignedRequest.of("POST", null, Map.of(AUTHORIZATION, "Bearer " + token), new byte[0]);
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return IN_HEADER.signer(secrets);
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return IN_HEADER.problemWith(secret);
  }
}
