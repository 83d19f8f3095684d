package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The usable keys among the secrets of a source, with the verdict each leads to. */
final class VerificationKeys {

  private final VerificationKey[] keys;
  private final Verdict[] genuine;

  private VerificationKeys(VerificationKey[] keys, Verdict[] genuine) {
    this.keys = keys;
    this.genuine = genuine;
  }

  static VerificationKeys of(Algorithm algorithm, KeyEncoding encoding, List<Secret> secrets) {
    return of(secrets, secret -> keyOf(algorithm, encoding, secret));
  }

  /** Secrets for which the reader gives no key are skipped. */
  static VerificationKeys of(
      List<Secret> secrets, Function<Secret, @Nullable VerificationKey> reader) {
    var keys = new VerificationKey[secrets.size()];
    var genuine = new Verdict[secrets.size()];
    int usable = 0;
    for (int i = 0; i < keys.length; i++) {
      VerificationKey key = reader.apply(secrets.get(i));
      if (key != null) {
        keys[usable] = key;
        genuine[usable++] = Verdict.genuine(i);
      }
    }
    return new VerificationKeys(Arrays.copyOf(keys, usable), Arrays.copyOf(genuine, usable));
  }

  private static @Nullable VerificationKey keyOf(
      Algorithm algorithm, KeyEncoding encoding, Secret secret) {
    byte[] bytes = encoding.decode(secret.reveal());
    return bytes == null ? null : algorithm.verificationKey(bytes);
  }

  static Optional<String> problemWith(Algorithm algorithm, KeyEncoding encoding, Secret secret) {
    byte[] key = encoding.decode(secret.reveal());
    if (key == null || key.length == 0) {
      return Optional.of("the secret must be " + encoding.description() + " and not empty");
    }
    if (algorithm.verificationKey(key) == null) {
      return Optional.of("the secret is not a key for this scheme");
    }
    return encoding == KeyEncoding.UTF8 ? TextSecret.problemWith(secret) : Optional.empty();
  }

  boolean isEmpty() {
    return keys.length == 0;
  }

  /** Genuine with the first key that signs the pieces with one of the candidates. */
  Verdict verify(byte[][] pieces, byte[][] candidates, int count) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].matchesAny(pieces, candidates, count)) {
        return genuine[i];
      }
    }
    return Verdict.refused(Refusal.MISMATCH);
  }
}
