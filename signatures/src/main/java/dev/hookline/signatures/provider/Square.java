package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Square signs the notification URL and the raw body. Source: the page "Verify and validate an
 * event notification" of the Square documentation.
 */
final class Square {

  static final Provider PROVIDER =
      Provider.of(
              "square",
              "Square",
              "https://developer.squareup.com/docs/webhooks/step3validate",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{url}{body}",
                  SignatureRule.base64(header("x-square-hmacsha256-signature"))))
          .event(EventFields.id(body("/event_id")).withType(body("/type")))
          .secret("The signature key of the subscription")
          .retries("Wants 2xx within 10 s; retries for up to 24 h")
          .example(Map.of("x-square-hmacsha256-signature", "<44 characters of base64>"));

  private Square() {}
}
