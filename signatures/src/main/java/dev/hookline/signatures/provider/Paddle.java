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
 * Paddle puts time and signatures into one header and allows five seconds of age. Source: the page
 * "Verify webhook signatures" of the Paddle documentation.
 */
final class Paddle {

  private static final HeaderField SIGNATURE = header("Paddle-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "paddle",
              "Paddle Billing",
              "https://developer.paddle.com/webhooks/signature-verification",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}:{body}",
                  SignatureRule.hex(SIGNATURE.element("h1=", ";")),
                  TimestampRule.seconds(SIGNATURE.element("ts=", ";"))
                      .within(Duration.ofSeconds(5))))
          .event(EventFields.id(body("/event_id")).withType(body("/event_type")))
          .secret("The secret key of the notification destination")
          .retries("Wants 2xx within 5 s; 60 retries over 3 days")
          .example(Map.of("Paddle-Signature", "ts=1700000000;h1=<64 hexadecimal digits>"));

  private Paddle() {}
}
