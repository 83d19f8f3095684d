package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Signer;
import java.util.List;
import java.util.Optional;

/** Signed with a private key that only the provider holds; the secret is the public key, PEM. */
interface PublicKeyScheme extends Scheme {

  /** What a key must be fit for. */
  Algorithm algorithm();

  @Override
  default Optional<Signer> signer(List<Secret> secrets) {
    return Optional.empty();
  }

  @Override
  default boolean isSlow(List<Secret> secrets) {
    return true;
  }

  @Override
  default Optional<String> problemWith(Secret secret) {
    return VerificationKeys.problemWith(algorithm(), KeyEncoding.PEM, secret);
  }
}
