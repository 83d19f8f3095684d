package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Zendesk signs its time and the raw body; the secret is used as shown, although it looks like
 * base64. Source: the page "Verifying webhooks" of the Zendesk documentation.
 */
final class Zendesk {

  static final Provider PROVIDER =
      Provider.of(
              "zendesk",
              "Zendesk",
              "https://developer.zendesk.com/documentation/webhooks/verifying/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}{body}",
                  SignatureRule.base64(header("X-Zendesk-Webhook-Signature")),
                  TimestampRule.rfc3339(header("X-Zendesk-Webhook-Signature-Timestamp"))))
          .event(EventFields.id(header("X-Zendesk-Webhook-Invocation-Id")).withType(body("/type")))
          .secret("The signing secret of the webhook")
          .retries("Wants 2xx within 12 s; up to 5 retries after 409, 429, 503 and timeouts")
          .example(
              Map.of(
                  "X-Zendesk-Webhook-Signature-Timestamp",
                  "2026-01-01T00:00:00Z",
                  "X-Zendesk-Webhook-Signature",
                  "<44 characters of base64>"));

  private Zendesk() {}
}
