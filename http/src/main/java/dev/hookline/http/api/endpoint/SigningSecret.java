package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.SignatureSettings;
import dev.hookline.http.json.Texts;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.scheme.StandardWebhooks;
import dev.hookline.signatures.scheme.StandardWebhooksKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secrets that endpoints sign with: their making and their form. For Standard Webhooks a secret
 * is 24 to 64 bytes (specification 1.0.0, "Signature scheme").
 */
public final class SigningSecret {

  static final int PLAIN_LENGTH_MIN = 8;
  static final int PLAIN_LENGTH_MAX = 512;

  private static final int PLAIN_BYTES = 32;
  private static final int KEY_BYTES_MIN = 24;
  private static final int KEY_BYTES_MAX = 64;

  private static final String SYMMETRIC_FORM =
      "must be whsec_ and the base64 of " + KEY_BYTES_MIN + " to " + KEY_BYTES_MAX + " bytes";
  private static final String PAIR_FORM =
      "must be whsk_ and the base64 of an Ed25519 seed and its public key, 64 bytes together";
  private static final String PLAIN_FORM =
      "must have " + PLAIN_LENGTH_MIN + " to " + PLAIN_LENGTH_MAX + " characters";

  private SigningSecret() {}

  public static String generate(SignatureSettings.Scheme scheme, SecureRandom random) {
    return switch (scheme) {
      case STANDARD -> StandardWebhooksKeys.newSecret(random).reveal();
      case STANDARD_ED25519 -> StandardWebhooksKeys.newPrivateKey(random).reveal();
      case HMAC -> plain(random);
    };
  }

  private static String plain(SecureRandom random) {
    byte[] bytes = new byte[PLAIN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is wrong with a secret of a subscriber's choice. */
  public static Optional<String> problemWith(SignatureSettings.Scheme scheme, String text) {
    return switch (scheme) {
      case STANDARD -> isSymmetric(text) ? Optional.empty() : Optional.of(SYMMETRIC_FORM);
      case STANDARD_ED25519 -> isPair(text) ? Optional.empty() : Optional.of(PAIR_FORM);
      case HMAC -> isPlain(text) ? Optional.empty() : Optional.of(PLAIN_FORM);
    };
  }

  private static boolean isPlain(String text) {
    return text.length() >= PLAIN_LENGTH_MIN && !Texts.isLonger(text, PLAIN_LENGTH_MAX);
  }

  private static boolean isSymmetric(String text) {
    if (!text.startsWith(StandardWebhooks.SECRET_PREFIX)) {
      return false;
    }
    try {
      byte[] key =
          Base64.getDecoder().decode(text.substring(StandardWebhooks.SECRET_PREFIX.length()));
      return key.length >= KEY_BYTES_MIN && key.length <= KEY_BYTES_MAX;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean isPair(String text) {
    return StandardWebhooksKeys.publicKeyOf(Secret.of(text)).isPresent();
  }
}
