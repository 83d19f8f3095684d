package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * GoCardless signs the raw body with HMAC-SHA256. Source: the page about webhooks of the GoCardless
 * developer documentation.
 */
final class GoCardless {

  static final Provider PROVIDER =
      Provider.of(
              "gocardless",
              "GoCardless",
              "https://developer.gocardless.com/getting-started/staying-up-to-date-with-webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("Webhook-Signature"))))
          .event(EventFields.id(body("/meta/webhook_id")))
          .secret("The secret of the webhook endpoint")
          .retries("Wants 2xx within 10 s; up to 8 retries; batches of events")
          .example(Map.of("Webhook-Signature", "<64 hexadecimal digits>"))
          .batch(BatchRule.list("/events").id("/id").type("/resource_type", "/action"));

  private GoCardless() {}
}
