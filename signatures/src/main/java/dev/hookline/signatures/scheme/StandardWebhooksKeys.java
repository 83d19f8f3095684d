package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Makes secrets and key pairs in the notation of Standard Webhooks. */
public final class StandardWebhooksKeys {

  /** Within the 24 to 64 bytes of the standard, and what HMAC-SHA256 can use. */
  private static final int SECRET_BYTES = 32;

  private StandardWebhooksKeys() {}

  /** A new symmetric secret, {@code whsec_} and base64 of 32 random bytes. */
  public static Secret newSecret(SecureRandom random) {
    byte[] key = new byte[SECRET_BYTES];
    random.nextBytes(key);
    return Secret.of(StandardWebhooks.SECRET_PREFIX + base64(key));
  }

  /** A new Ed25519 key pair, {@code whsk_} and base64 of seed and public key. */
  public static Secret newPrivateKey(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] both =
          Ed25519Keys.concatenate(
              Ed25519Keys.seed(pair.getPrivate()), Ed25519Keys.rawPublicKey(pair.getPublic()));
      return Secret.of(StandardWebhooks.PRIVATE_KEY_PREFIX + base64(both));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 is part of this Java platform", e);
    }
  }

  /**
   * What receivers need to check signatures of a private key, {@code whpk_} and base64; empty when
   * it is none.
   */
  public static Optional<String> publicKeyOf(Secret privateKey) {
    if (!privateKey.reveal().startsWith(StandardWebhooks.PRIVATE_KEY_PREFIX)) {
      return Optional.empty();
    }
    byte[] both =
        KeyEncoding.BASE64.decode(privateKey.without(StandardWebhooks.PRIVATE_KEY_PREFIX).reveal());
    if (both == null || Ed25519Keys.privateKey(both) == null) {
      return Optional.empty();
    }
    byte[] publicKey = Arrays.copyOfRange(both, Ed25519Keys.RAW_BYTES, both.length);
    return Optional.of(StandardWebhooks.PUBLIC_KEY_PREFIX + base64(publicKey));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
