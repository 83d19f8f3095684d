package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Stripe puts time and signatures into one header and uses the secret as text, with its {@code
 * whsec_}. Source: the page "Verify webhook signatures" of the Stripe documentation; {@code v0}
 * there is for test events and is passed over.
 */
final class Stripe {

  private static final HeaderField SIGNATURE = header("Stripe-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "stripe",
              "Stripe",
              "https://docs.stripe.com/webhooks/signature",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}.{body}",
                  SignatureRule.hex(SIGNATURE.element("v1=", ",")),
                  TimestampRule.seconds(SIGNATURE.element("t=", ","))))
          .event(EventFields.id(body("/id")).withType(body("/type")))
          .secret("The signing secret of the endpoint, whsec_...")
          .retries("Wants 2xx quickly; retries for up to 3 days, growing intervals; no order")
          .example(Map.of("Stripe-Signature", "t=1700000000,v1=<64 hexadecimal digits>"));

  private Stripe() {}
}
