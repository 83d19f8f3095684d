package dev.hookline.http.api.source;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a secret of 32 random bytes in a form that a scheme can read. */
final class GeneratedSecret {

  private static final int RANDOM_BYTES = 32;
  private static final String NEVER_BASE64 = "*";

  private GeneratedSecret() {}

  /** Empty for a scheme whose secret only the sender can make, such as a public key. */
  static Optional<String> of(Scheme scheme, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String hex = HexFormat.of().formatHex(bytes);
    String marked = StandardWebhooks.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    // A scheme for which anything is a key would take the marker for a part of it.
    Stream<String> forms =
        isUsable(scheme, NEVER_BASE64) ? Stream.of(hex) : Stream.of(marked, hex, "hookline:" + hex);
    return forms.filter(text -> isUsable(scheme, text)).findFirst();
  }

  private static boolean isUsable(Scheme scheme, String text) {
    Secret secret = Secret.of(text);
    return scheme.problemWith(secret).isEmpty() && scheme.signer(List.of(secret)).isPresent();
  }
}
