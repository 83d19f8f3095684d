package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Adyen signs the raw body of these webhooks in a header; the key is hexadecimal. Source: the page
 * "Verify HMAC signatures" of the Adyen documentation.
 */
final class AdyenPlatform {

  static final Provider PROVIDER =
      Provider.of(
              "adyen-platform",
              "Adyen (platforms, balance and management)",
              "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
              SignatureScheme.of(
                      Algorithm.HMAC_SHA256,
                      "{body}",
                      SignatureRule.base64(header("HmacSignature")))
                  .withKeyIn(KeyEncoding.HEX)
                  .withFixedHeaders(Map.of("Protocol", "HmacSHA256")))
          .event(EventFields.type(body("/type"), body("/eventType")))
          .secret("The HMAC key of the webhook, hexadecimal")
          .retries("Wants 2xx within 10 s; 3 tries, then a retry queue for 30 days")
          .example(Map.of("Protocol", "HmacSHA256", "HmacSignature", "<44 characters of base64>"));

  private AdyenPlatform() {}
}
