package dev.hookline.http.api.endpoint;

import dev.hookline.signatures.scheme.StandardWebhooks;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
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

  /** The private text of a new pair. */
  static String generate(SecureRandom random) {
    KeyPair pair = generator(random).generateKeyPair();
    byte[] both = Arrays.copyOf(rawKey(pair.getPrivate().getEncoded()), 2 * KEY_BYTES);
    byte[] publicKey = rawKey(pair.getPublic().getEncoded());
    System.arraycopy(publicKey, 0, both, KEY_BYTES, KEY_BYTES);
    return StandardWebhooks.PRIVATE_KEY_PREFIX + Base64.getEncoder().encodeToString(both);
  }

  /** The public half; empty when the text is not a pair. */
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

  /** The envelopes of RFC 8410 end with the key. */
  private static byte[] rawKey(byte[] envelope) {
    return Arrays.copyOfRange(envelope, envelope.length - KEY_BYTES, envelope.length);
  }

  private static KeyPairGenerator generator(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator;
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
      throw new IllegalStateException("Ed25519 is part of the platform since Java 15", impossible);
    }
  }
}
