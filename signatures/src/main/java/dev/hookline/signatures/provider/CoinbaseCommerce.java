package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Coinbase Commerce signs the raw body with HMAC-SHA256. Source: the page about webhooks of the
 * Coinbase Commerce documentation.
 */
final class CoinbaseCommerce {

  static final Provider PROVIDER =
      Provider.of(
              "coinbase-commerce",
              "Coinbase Commerce",
              "https://docs.cdp.coinbase.com/commerce/docs/webhooks-security",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-CC-Webhook-Signature"))))
          .event(EventFields.id(body("/event/id")).withType(body("/event/type")))
          .secret("The shared secret of the webhook")
          .retries("Wants 200; retries for up to 3 days")
          .example(Map.of("X-CC-Webhook-Signature", "<64 hexadecimal digits>"));

  private CoinbaseCommerce() {}
}
