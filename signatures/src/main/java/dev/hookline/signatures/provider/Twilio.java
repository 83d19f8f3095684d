package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.TwilioScheme;
import java.util.Map;

/**
 * Twilio signs the URL and, for forms, the sorted parameters; for other bodies the URL holds their
 * SHA-256. Source: the page "Webhooks security" of the Twilio documentation.
 */
final class Twilio {

  static final Provider PROVIDER =
      Provider.of(
              "twilio",
              "Twilio",
              "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
              new TwilioScheme())
          .event(EventFields.id(header("I-Twilio-Idempotency-Token")))
          .secret("The auth token of the account")
          .retries("Wants 2xx within 15 s; no retries unless the URL asks for them")
          .example(Map.of("X-Twilio-Signature", "<28 characters of base64>"));

  private Twilio() {}
}
