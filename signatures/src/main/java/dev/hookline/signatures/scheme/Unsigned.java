package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.List;
import java.util.Optional;

/** No authentication: whoever knows the URL is believed. */
public record Unsigned() implements Scheme {

  @Override
  public Verifier verifier(List<Secret> secrets) {
    Verdict verdict = Verdict.genuine(Verdict.WITHOUT_SECRET);
    return (request, now) -> verdict;
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return Optional.of((message, id, now) -> List.of());
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return Optional.of("this scheme takes no secret");
  }
}
