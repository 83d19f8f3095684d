package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.JoinedFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Xero signs the raw body with HMAC-SHA256. Source: the page about webhooks of the Xero developer
 * documentation.
 */
final class Xero {

  static final Provider PROVIDER =
      Provider.of(
              "xero",
              "Xero",
              "https://developer.xero.com/documentation/guides/webhooks/overview/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("x-xero-signature"))))
          .event(EventFields.id(GuardedField.ofOnlyElement(idIn("/events/0"), "/events")))
          .secret("The webhook signing key")
          .retries(
              "Wants 200 without a body within 5 s, and 401 for its deliberately wrong signatures")
          .example(Map.of("x-xero-signature", "<44 characters of base64>"))
          .answeredWithoutBody()
          .handshakes(
              // the test of the intent to receive
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(new Condition.IsEmpty(JsonPointer.of("/events"))))
          .batch(BatchRule.list("/events").idIn(idIn("")).type("/eventCategory", "/eventType"));

  private Xero() {}

  private static JoinedFields idIn(String event) {
    return JoinedFields.of(
        body(event + "/resourceId"), body(event + "/eventType"), body(event + "/eventDateUtc"));
  }
}
