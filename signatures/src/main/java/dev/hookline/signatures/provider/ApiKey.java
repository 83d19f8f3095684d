package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.CloudEvents;
import java.util.Map;

/**
 * A header that repeats a shared key, {@code X-Api-Key} unless the settings of the source name
 * another.
 */
final class ApiKey {

  static final Provider PROVIDER =
      Provider.of(
              "api-key",
              "API key",
              "https://www.rfc-editor.org/rfc/rfc9110#section-11",
              new Setup.FromVerification(false, VerificationForm.headerToken("X-Api-Key")))
          .secret("The key the sender puts into the header")
          .example(Map.of("X-Api-Key", "<the key>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private ApiKey() {}
}
