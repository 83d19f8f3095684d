package dev.hookline.http.api.endpoint;

import dev.hookline.signatures.scheme.StandardWebhooks;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * An Ed25519 key pair in the text form of Standard Webhooks: {@code whsk_} and the base64 of seed
 * and public key, {@code whpk_} and the base64 of the public key.
 */
final class Ed25519Pair {

  private static final int KEY_BYTES = 32;

  private Ed25519Pair() {}

  /**
   * The public half; empty when the text is no pair. Whether its halves belong together was checked
   * when the secret came in; that takes a signature, which is too slow for each line of a list.
   */
  static Optional<String> publicText(String privateText) {
    if (!privateText.startsWith(StandardWebhooks.PRIVATE_KEY_PREFIX)) {
      return Optional.empty();
    }
    byte[] both;
    try {
      both =
          Base64.getDecoder()
              .decode(privateText.substring(StandardWebhooks.PRIVATE_KEY_PREFIX.length()));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (both.length != 2 * KEY_BYTES) {
      return Optional.empty();
    }
    byte[] publicKey = Arrays.copyOfRange(both, KEY_BYTES, 2 * KEY_BYTES);
    return Optional.of(
        StandardWebhooks.PUBLIC_KEY_PREFIX + Base64.getEncoder().encodeToString(publicKey));
  }
}
