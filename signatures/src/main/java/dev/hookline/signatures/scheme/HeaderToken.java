package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A header that repeats the secret itself. Proves that the sender knows the secret, neither that
 * the body is the one sent nor that it is new.
 *
 * @param field the header; the secret is the text after its prefix, which may be of either case
 */
public record HeaderToken(HeaderField field) implements Scheme {

  @Override
  public Verifier verifier(List<Secret> secrets) {
    byte[][] digests =
        secrets.stream().map(secret -> digest(secret.reveal())).toArray(byte[][]::new);
    boolean[] usable = new boolean[digests.length];
    boolean anyUsable = false;
    for (int i = 0; i < usable.length; i++) {
      usable[i] = !secrets.get(i).reveal().isEmpty();
      anyUsable |= usable[i];
    }
    return anyUsable
        ? (request, now) -> verify(request, digests, usable)
        : (request, now) -> Verdict.refused(Refusal.NO_SECRET);
  }

  private Verdict verify(SignedRequest request, byte[][] digests, boolean[] usable) {
    return switch (FieldText.of(request, Field.header(field.name()))) {
      case FieldText.Absent absent -> Verdict.refused(Refusal.MISSING_SIGNATURE);
      case FieldText.Ambiguous ambiguous -> Verdict.refused(Refusal.MALFORMED_SIGNATURE);
      case FieldText.Present value -> {
        String prefix = field.prefix();
        yield value.text().regionMatches(true, 0, prefix, 0, prefix.length())
            ? compare(value.text().substring(prefix.length()), digests, usable)
            : Verdict.refused(Refusal.MALFORMED_SIGNATURE);
      }
    };
  }

  private static Verdict compare(String token, byte[][] digests, boolean[] usable) {
    byte[] bytes = HeaderBytes.of(token);
    if (bytes == null) {
      return Verdict.refused(Refusal.MISMATCH);
    }
    byte[] given = Sha256.of(bytes);
    for (int i = 0; i < digests.length; i++) {
      if (usable[i] && MessageDigest.isEqual(digests[i], given)) {
        return Verdict.genuine(i);
      }
    }
    return Verdict.refused(Refusal.MISMATCH);
  }

  /**
   * Digests of equal length are compared, so that the time taken does not tell the length of the
   * secret.
   */
  private static byte[] digest(String secret) {
    return Sha256.of(secret.getBytes(UTF_8));
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    return secrets.stream()
        .map(Secret::reveal)
        .filter(secret -> !secret.isEmpty())
        .findFirst()
        .map(secret -> List.of(new SignedHeader(field.name(), field.prefix() + secret)))
        .map(headers -> (message, id, now) -> headers);
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return TextSecret.problemWith(secret);
  }
}
