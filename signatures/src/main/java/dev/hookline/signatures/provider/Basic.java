package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.CloudEvents;
import dev.hookline.signatures.scheme.BasicCredentials;
import java.util.Map;

/** HTTP Basic authentication. Source: RFC 7617. */
final class Basic {

  static final Provider PROVIDER =
      Provider.of(
              "basic",
              "Basic authentication",
              "https://www.rfc-editor.org/rfc/rfc7617",
              new Setup.FromVerification(
                  false, VerificationForm.eventFieldsFor(new BasicCredentials())))
          .secret("User name and password, joined by a colon")
          .example(Map.of("Authorization", "Basic <base64 of user:password>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private Basic() {}
}
