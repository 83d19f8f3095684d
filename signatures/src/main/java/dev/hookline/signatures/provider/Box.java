package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.time.Duration;
import java.util.Map;

/**
 * Box signs the raw body and its time with two keys. Source: the page "Setup signatures" of the Box
 * documentation.
 */
final class Box {

  static final Provider PROVIDER =
      Provider.of(
              "box",
              "Box",
              "https://developer.box.com/guides/webhooks/v2/signatures-v2/",
              SignatureScheme.of(
                      Algorithm.HMAC_SHA256,
                      "{body}{timestamp}",
                      SignatureRule.base64(
                          header("BOX-SIGNATURE-PRIMARY"), header("BOX-SIGNATURE-SECONDARY")),
                      TimestampRule.rfc3339(header("BOX-DELIVERY-TIMESTAMP"))
                          .within(Duration.ofMinutes(10)))
                  .withFixedHeaders(
                      Map.of(
                          "BOX-SIGNATURE-VERSION", "1", "BOX-SIGNATURE-ALGORITHM", "HmacSHA256")))
          .event(EventFields.id(header("BOX-DELIVERY-ID")).withType(body("/trigger")))
          .secret("The primary or the secondary signature key of the app")
          .retries("Wants 2xx within 30 s; up to 12 retries over 2 h")
          .example(
              Map.of(
                  "BOX-DELIVERY-TIMESTAMP",
                  "2026-01-01T00:00:00-07:00",
                  "BOX-SIGNATURE-PRIMARY",
                  "<44 characters of base64>"));

  private Box() {}
}
