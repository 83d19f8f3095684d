package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.time.Duration;
import java.util.Map;

/**
 * Calendly puts time and signature into one header and allows three minutes of age. Source: the
 * page "Webhook signatures" of the Calendly documentation.
 */
final class Calendly {

  private static final HeaderField SIGNATURE = header("Calendly-Webhook-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "calendly",
              "Calendly",
              "https://developer.calendly.com/api-docs/webhook-signatures",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}.{body}",
                  SignatureRule.hex(SIGNATURE.element("v1=", ",")),
                  TimestampRule.seconds(SIGNATURE.element("t=", ","))
                      .within(Duration.ofMinutes(3))))
          .event(EventFields.type(body("/event")))
          .secret("The signing key of the subscription")
          .retries("Wants 2xx within 15 s; retries for up to 24 h")
          .example(Map.of("Calendly-Webhook-Signature", "t=1700000000,v1=<64 hexadecimal digits>"));

  private Calendly() {}
}
