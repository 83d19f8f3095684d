package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * SendGrid signs its time and the raw body, with the line break at its end, by ECDSA. Source: the
 * page "Event Webhook security features" of the SendGrid documentation.
 */
final class SendGrid {

  static final Provider PROVIDER =
      Provider.of(
              "sendgrid",
              "Twilio SendGrid",
              "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
              SignatureScheme.of(
                      Algorithm.ECDSA_P256_SHA256,
                      "{timestamp}{body}",
                      SignatureRule.base64(header("X-Twilio-Email-Event-Webhook-Signature")),
                      TimestampRule.seconds(header("X-Twilio-Email-Event-Webhook-Timestamp")))
                  .withKeyIn(KeyEncoding.PEM))
          .event(EventFields.id(GuardedField.ofOnlyElement(body("/0/sg_event_id"), "")))
          .secret("The public key shown in the settings of the event webhook")
          .retries("Wants 2xx; retries for up to 24 h; batches of events")
          .example(
              Map.of(
                  "X-Twilio-Email-Event-Webhook-Timestamp",
                  "1700000000",
                  "X-Twilio-Email-Event-Webhook-Signature",
                  "<base64 of DER>"))
          .batch(BatchRule.list("").id("/sg_event_id").type("/event"));

  private SendGrid() {}
}
