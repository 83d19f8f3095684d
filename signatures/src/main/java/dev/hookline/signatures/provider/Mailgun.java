package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;

/**
 * Mailgun signs a time and a token inside the body, and nothing else of the body. Source: the page
 * "Securing webhooks" of the Mailgun documentation.
 */
final class Mailgun {

  static final Provider PROVIDER =
      Provider.of(
              "mailgun",
              "Mailgun",
              "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}{json:/signature/token}",
                  SignatureRule.hex(body("/signature/signature")),
                  TimestampRule.seconds(body("/signature/timestamp"))))
          .event(EventFields.id(body("/event-data/id")).withType(body("/event-data/event")))
          .secret("The HTTP webhook signing key of the account")
          .retries("Wants 200; retries over 8 h; 406 ends the retries");

  private Mailgun() {}
}
