package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.List;
import java.util.Optional;

/**
 * The same scheme under several header names, of which a request uses one. Only for spellings that
 * are equally strong: the sender chooses.
 *
 * @param schemes tried in order until one finds its signature
 */
public record FirstPresent(List<Scheme> schemes) implements Scheme {

  /** A copy that cannot change. */
  public FirstPresent {
    schemes = List.copyOf(schemes);
    if (schemes.isEmpty()) {
      throw new IllegalArgumentException("no scheme to choose from");
    }
  }

  /** Standard Webhooks under the names with {@code svix}, or the standard ones. */
  public static FirstPresent svixNames() {
    return new FirstPresent(List.of(new StandardWebhooks("svix"), StandardWebhooks.standard()));
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    List<Verifier> verifiers = schemes.stream().map(scheme -> scheme.verifier(secrets)).toList();
    return (request, now) -> verify(verifiers, request, now);
  }

  private static Verdict verify(List<Verifier> verifiers, SignedRequest request, long now) {
    Verdict verdict = Verdict.refused(Refusal.MISSING_SIGNATURE);
    for (int i = 0; i < verifiers.size(); i++) {
      verdict = verifiers.get(i).verify(request, now);
      if (!(verdict instanceof Verdict.Refused refused)
          || refused.cause() != Refusal.MISSING_SIGNATURE) {
        return verdict;
      }
    }
    return verdict;
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return schemes.get(0).signer(secrets);
  }

  @Override
  public boolean isSlow(List<Secret> secrets) {
    return schemes.stream().anyMatch(scheme -> scheme.isSlow(secrets));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return schemes.get(0).problemWith(secret);
  }
}
