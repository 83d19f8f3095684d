package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Paystack signs the raw body with HMAC-SHA512. Source: the page about webhooks of the Paystack
 * documentation.
 */
final class Paystack {

  static final Provider PROVIDER =
      Provider.of(
              "paystack",
              "Paystack",
              "https://paystack.com/docs/payments/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA512,
                  "{body}",
                  SignatureRule.hex(header("x-paystack-signature"))))
          .event(EventFields.type(body("/event")))
          .secret("The secret key of the account")
          .retries("Wants 200; retries for 72 h")
          .example(Map.of("x-paystack-signature", "<128 hexadecimal digits>"));

  private Paystack() {}
}
