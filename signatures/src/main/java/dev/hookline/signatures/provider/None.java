package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.CloudEvents;
import dev.hookline.signatures.scheme.Unsigned;

/** No authentication: the secrecy of the URL is all there is. */
final class None {

  static final Provider PROVIDER =
      Provider.of(
              "none",
              "No verification",
              "https://www.rfc-editor.org/rfc/rfc9110#section-17",
              new Setup.FromVerification(false, VerificationForm.eventFieldsFor(new Unsigned())))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private None() {}
}
