package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.CloudEvents;
import java.util.Map;

/** Any sender that signs with Ed25519; the settings of the source say how. */
final class GenericEd25519 {

  static final Provider PROVIDER =
      Provider.of(
              "ed25519",
              "Ed25519",
              "https://www.rfc-editor.org/rfc/rfc8032",
              new Setup.FromVerification(true, VerificationForm::readEd25519))
          .secret("The public key of the sender, 32 bytes in the encoding named by key_encoding")
          .example(Map.of("X-Signature", "<hexadecimal digits or base64>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private GenericEd25519() {}
}
