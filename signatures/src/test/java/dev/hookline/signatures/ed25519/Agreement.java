package dev.hookline.signatures.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;

/** Asks both, and fails with all that is needed to ask again when they differ. */
final class Agreement {

  private Agreement() {}

  /** What both say. */
  static boolean accepted(String label, byte[] publicKey, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    boolean here = isAccepted(publicKey, message, signature);
    HexFormat hex = HexFormat.of();
    assertThat(here)
        .as(
            "%s: key %s message %s signature %s, as the JDK says",
            label, hex.formatHex(publicKey), hex.formatHex(message), hex.formatHex(signature))
        .isEqualTo(JdkEd25519.accepts(publicKey, message, signature));
    return here;
  }

  private static boolean isAccepted(byte[] publicKey, byte[] message, byte[] signature) {
    Ed25519PublicKey key = Ed25519PublicKey.of(publicKey);
    return key != null && key.verifies(new byte[][] {message}, signature);
  }
}
