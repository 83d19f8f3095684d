package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.CloudEvents;
import java.util.Map;

/** Any sender that signs with HMAC; the settings of the source say how. */
final class GenericHmac {

  static final Provider PROVIDER =
      Provider.of(
              "hmac",
              "HMAC",
              "https://www.rfc-editor.org/rfc/rfc2104",
              new Setup.FromVerification(true, VerificationForm::readHmac))
          .secret("The shared secret in the encoding named by key_encoding")
          .example(Map.of("X-Signature", "<hexadecimal digits or base64>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private GenericHmac() {}
}
