package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Vercel signs the raw body with HMAC-SHA1. Source: the page about webhooks of the Vercel
 * documentation.
 */
final class Vercel {

  static final Provider PROVIDER =
      Provider.of(
              "vercel",
              "Vercel",
              "https://vercel.com/docs/webhooks/webhooks-api",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA1, "{body}", SignatureRule.hex(header("x-vercel-signature"))))
          .event(EventFields.id(body("/id")).withType(body("/type")))
          .secret("The secret shown when the webhook is created")
          .retries("Wants 2xx within 30 s; retries for up to 24 h")
          .example(Map.of("x-vercel-signature", "<40 hexadecimal digits>"));

  private Vercel() {}
}
