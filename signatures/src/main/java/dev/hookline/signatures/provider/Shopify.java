package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Shopify signs the raw body in base64. Source: the page "Deliver webhooks through HTTPS" of the
 * Shopify documentation.
 */
final class Shopify {

  static final Provider PROVIDER =
      Provider.of(
              "shopify",
              "Shopify",
              "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("X-Shopify-Hmac-Sha256"))))
          .event(EventFields.id(header("X-Shopify-Webhook-Id")).withType(header("X-Shopify-Topic")))
          .secret("The client secret of the app")
          .retries("Wants 200 within 5 s; 8 retries over 4 h, then removes the subscription")
          .example(
              Map.of(
                  "X-Shopify-Topic", "orders/create",
                  "X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
                  "X-Shopify-Hmac-Sha256", "<44 characters of base64>"));

  private Shopify() {}
}
