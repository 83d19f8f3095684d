package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.json.JsonElements;
import dev.hookline.signatures.json.JsonPointer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list in the body of which each element repeats the secret itself. Proves that the sender knows
 * the secret, not that the body is the one sent.
 *
 * @param list where the list stands
 * @param token where the secret stands in each element
 */
public record BodyTokens(JsonPointer list, JsonPointer token) implements Scheme {

  @Override
  public Verifier verifier(List<Secret> secrets) {
    List<Secret> usable = secrets.stream().filter(secret -> !secret.reveal().isEmpty()).toList();
    return usable.isEmpty()
        ? (request, now) -> Verdict.refused(Refusal.NO_SECRET)
        : (request, now) -> verify(request.body(), secrets);
  }

  /** The list is genuine with the secret that all of its elements repeat. */
  private Verdict verify(byte[] body, List<Secret> secrets) {
    List<byte[]> elements = JsonElements.of(body, list);
    if (elements.isEmpty()) {
      return Verdict.refused(Refusal.MISSING_SIGNATURE);
    }
    List<byte[]> given = new ArrayList<>();
    for (byte[] element : elements) {
      String text = token.textIn(element);
      if (text == null) {
        return Verdict.refused(Refusal.MISSING_SIGNATURE);
      }
      given.add(digest(text));
    }
    for (int i = 0; i < secrets.size(); i++) {
      byte[] secret = digest(secrets.get(i).reveal());
      if (given.stream().allMatch(text -> MessageDigest.isEqual(secret, text))) {
        return Verdict.genuine(i);
      }
    }
    return Verdict.refused(Refusal.MISMATCH);
  }

  private static byte[] digest(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  /** The secret lies inside the body, which a signer does not change. */
  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return Optional.empty();
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return TextSecret.problemWith(secret);
  }
}
