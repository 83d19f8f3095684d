package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Typeform signs the raw body; behind {@code sha256=} stands base64. Source: the page "Secure your
 * webhooks" of the Typeform documentation.
 */
final class Typeform {

  static final Provider PROVIDER =
      Provider.of(
              "typeform",
              "Typeform",
              "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("Typeform-Signature").prefixed("sha256="))))
          .event(EventFields.id(body("/event_id")).withType(body("/event_type")))
          .secret("The secret entered in the settings of the webhook")
          .retries("Wants 2xx within 30 s; retries for about 10 h; 404 and 410 disable")
          .example(Map.of("Typeform-Signature", "sha256=<44 characters of base64>"));

  private Typeform() {}
}
