package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * LINE signs the raw body with HMAC-SHA256. Source: the page about webhooks of the LINE Messaging
 * API documentation.
 */
final class Line {

  static final Provider PROVIDER =
      Provider.of(
              "line",
              "LINE",
              "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("x-line-signature"))))
          .event(
              EventFields.id(
                  GuardedField.ofOnlyElement(body("/events/0/webhookEventId"), "/events")))
          .secret("The channel secret")
          .retries("Wants 2xx within 2 s; retries when redelivery is switched on")
          .example(Map.of("x-line-signature", "<44 characters of base64>"))
          .batch(BatchRule.list("/events").id("/webhookEventId").type("/type"));

  private Line() {}
}
