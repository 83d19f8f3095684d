package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verifier;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The Basic scheme of HTTP (RFC 7617). A secret is {@code user:password}; the user name must not be
 * empty and holds no colon.
 */
public record BasicCredentials() implements Scheme {

  private static final HeaderToken AUTHORIZATION =
      new HeaderToken(Field.header("Authorization").prefixed("Basic "));

  @Override
  public Verifier verifier(List<Secret> secrets) {
    return AUTHORIZATION.verifier(secrets.stream().map(BasicCredentials::encode).toList());
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return AUTHORIZATION.signer(secrets.stream().map(BasicCredentials::encode).toList());
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return isUsable(secret)
        ? TextSecret.problemWith(secret)
        : Optional.of("the secret must be a user name, a colon and a password");
  }

  private static boolean isUsable(Secret secret) {
    return secret.reveal().indexOf(':') > 0;
  }

  /** An unusable secret becomes the empty one, which matches nothing. */
  private static Secret encode(Secret secret) {
    return Secret.of(
        isUsable(secret)
            ? Base64.getEncoder().encodeToString(secret.reveal().getBytes(UTF_8))
            : "");
  }
}
