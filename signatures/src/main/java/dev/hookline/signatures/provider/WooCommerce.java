package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * WooCommerce signs the raw body with HMAC-SHA256. Source: the page about webhooks of the
 * WooCommerce documentation.
 */
final class WooCommerce {

  static final Provider PROVIDER =
      Provider.of(
              "woocommerce",
              "WooCommerce",
              "https://woocommerce.com/document/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("X-WC-Webhook-Signature"))))
          .event(
              EventFields.id(header("X-WC-Webhook-Delivery-ID"))
                  .withType(header("X-WC-Webhook-Topic")))
          .secret("The secret entered in the settings of the webhook")
          .retries(
              "Wants 2xx, 301 or 302, and 200 for its ping; five failures in a row disable the webhook")
          .example(Map.of("X-WC-Webhook-Signature", "<44 characters of base64>"))
          .handshakes(
              // the ping when a webhook is saved, which is not signed
              HandshakeRule.on("POST", Proof.OPTIONAL)
                  .when(new Condition.HasNo("X-WC-Webhook-Signature"))
                  .when(new Condition.Body(Pattern.compile("webhook_id=[0-9]{1,20}"))));

  private WooCommerce() {}
}
