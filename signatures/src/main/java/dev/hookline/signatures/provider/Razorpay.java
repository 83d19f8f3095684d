package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Razorpay signs the raw body with HMAC-SHA256. Source: the page about webhooks of the Razorpay
 * documentation.
 */
final class Razorpay {

  static final Provider PROVIDER =
      Provider.of(
              "razorpay",
              "Razorpay",
              "https://razorpay.com/docs/webhooks/validate-test/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Razorpay-Signature"))))
          .event(EventFields.id(header("x-razorpay-event-id")).withType(body("/event")))
          .secret("The secret entered in the settings of the webhook")
          .retries("Wants 2xx within 5 s; retries for 24 h")
          .example(Map.of("X-Razorpay-Signature", "<64 hexadecimal digits>"));

  private Razorpay() {}
}
