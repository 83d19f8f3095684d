package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several schemes of one provider, of which the form of each secret selects one. The receiver's
 * secrets decide, never the request.
 *
 * @param arms the forms with a marker, tried in order
 * @param otherwise the scheme of secrets without any of the markers
 */
public record BySecretKind(List<Arm> arms, Scheme otherwise) implements Scheme {

  /**
   * The scheme for secrets that begin with a marker.
   *
   * @param prefix the marker, which is not part of the key
   */
  public record Arm(String prefix, Scheme scheme) {}

  /** A copy that cannot change. */
  public BySecretKind {
    arms = List.copyOf(arms);
  }

  static BySecretKind of(StandardWebhooks standard) {
    return new BySecretKind(
        List.of(
            new Arm(StandardWebhooks.SECRET_PREFIX, standard.symmetric()),
            new Arm(StandardWebhooks.PUBLIC_KEY_PREFIX, standard.asymmetric()),
            new Arm(StandardWebhooks.PRIVATE_KEY_PREFIX, standard.asymmetric())),
        standard.symmetric());
  }

  @Override
  public Verifier verifier(List<Secret> secrets) {
    if (secrets.isEmpty()) {
      return (request, now) -> Verdict.refused(Refusal.NO_SECRET);
    }
    var verifiers = new ArrayList<Verifier>();
    for (Secret secret : secrets) {
      Scheme scheme = schemeFor(secret);
      verifiers.add(scheme.verifier(List.of(bare(secret))));
    }
    return verifiers.size() == 1
        ? verifiers.get(0)
        : (request, now) -> firstGenuine(verifiers, request, now);
  }

  private static Verdict firstGenuine(List<Verifier> verifiers, SignedRequest request, long now) {
    Verdict refusal = Verdict.refused(Refusal.NO_SECRET);
    for (int i = 0; i < verifiers.size(); i++) {
      switch (verifiers.get(i).verify(request, now)) {
        case Verdict.Genuine genuine -> {
          return Verdict.genuine(i);
        }
        case Verdict.Refused refused -> refusal = moreTelling(refusal, refused);
      }
    }
    return refusal;
  }

  /**
   * A signature that was right but stale says more than one that did not match, and that more than
   * one that was not there.
   */
  private static Verdict moreTelling(Verdict known, Verdict.Refused other) {
    return known instanceof Verdict.Refused refused && rank(refused.cause()) >= rank(other.cause())
        ? known
        : other;
  }

  private static int rank(Refusal cause) {
    return switch (cause) {
      case TOO_OLD, IN_FUTURE -> 3;
      case MISMATCH -> 2;
      case MISSING_SIGNATURE,
          MALFORMED_SIGNATURE,
          MISSING_TIMESTAMP,
          MALFORMED_TIMESTAMP,
          MISSING_FIELD,
          MALFORMED_FIELD,
          UNSUPPORTED ->
          1;
      case NO_SECRET -> 0;
    };
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return secrets.stream()
        .flatMap(secret -> schemeFor(secret).signer(List.of(bare(secret))).stream())
        .findFirst();
  }

  @Override
  public boolean isSlow(List<Secret> secrets) {
    return secrets.stream().anyMatch(secret -> schemeFor(secret).isSlow(List.of(bare(secret))));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return schemeFor(secret).problemWith(bare(secret));
  }

  private Scheme schemeFor(Secret secret) {
    for (Arm arm : arms) {
      if (secret.reveal().startsWith(arm.prefix())) {
        return arm.scheme();
      }
    }
    return otherwise;
  }

  private Secret bare(Secret secret) {
    for (Arm arm : arms) {
      if (secret.reveal().startsWith(arm.prefix())) {
        return secret.without(arm.prefix());
      }
    }
    return secret;
  }
}
