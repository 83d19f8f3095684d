package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * GitHub signs the raw body with HMAC-SHA256; the older SHA-1 header is not read. Source: the page
 * "Validating webhook deliveries" of the GitHub documentation.
 */
final class Github {

  static final Provider PROVIDER =
      Provider.of(
              "github",
              "GitHub",
              "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature-256").prefixed("sha256="))))
          .event(EventFields.id(header("X-GitHub-Delivery")).withType(header("X-GitHub-Event")))
          .secret("The secret entered in the settings of the webhook")
          .retries("Wants 2xx within 10 s; never retries by itself, redelivery by hand or API")
          .example(
              Map.of(
                  "X-GitHub-Event", "push",
                  "X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                  "X-Hub-Signature-256", "sha256=<64 hexadecimal digits>"));

  private Github() {}
}
