package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Linear signs the raw body with HMAC-SHA256. The time in the body is signed and not checked here:
 * repeated deliveries are told by their id. Source: the page about webhooks of the Linear developer
 * documentation.
 */
final class Linear {

  static final Provider PROVIDER =
      Provider.of(
              "linear",
              "Linear",
              "https://linear.app/developers/webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("Linear-Signature"))))
          .event(
              EventFields.id(header("Linear-Delivery"))
                  .withType(header("Linear-Event"), body("/type")))
          .secret("The signing secret of the webhook")
          .retries("Wants 200 within 5 s; retries after 1 min, 1 h, 6 h")
          .example(Map.of("Linear-Signature", "<64 hexadecimal digits>"));

  private Linear() {}
}
