package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.IdentityField;
import dev.hookline.signatures.scheme.JoinedFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Meta signs the body as sent, with its escaped Unicode. Source: the page "Getting Started" of the
 * Graph API webhooks documentation.
 */
final class Meta {

  static final Provider PROVIDER =
      Provider.of(
              "meta",
              "Meta (Facebook, Instagram, WhatsApp)",
              "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature-256").prefixed("sha256="))))
          .event(EventFields.type(body("/object")))
          .secret("The app secret")
          .retries("Wants 200 quickly; retries for up to 36 h; batches up to 1000 changes")
          .example(Map.of("X-Hub-Signature-256", "sha256=<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .when(Place.query("hub.mode"), "subscribe")
                  .challenge(Place.query("hub.challenge"))
                  .verifying(Place.query("hub.verify_token"))
                  .answer(AnswerForm.echo()))
          .batch(
              BatchRule.list("/entry")
                  .within("/changes", "/messaging")
                  .idIn(
                      only(body("/value/messages/0/id")),
                      only(
                          JoinedFields.of(
                              body("/value/statuses/0/id"), body("/value/statuses/0/status"))),
                      // a message that is taken back is told with the id it had
                      JoinedFields.of(body("/message/mid")).andIfThere(body("/message/is_deleted")))
                  .type("/field"));

  private Meta() {}

  private static IdentityField only(IdentityField field) {
    return GuardedField.ofOnlyElement(field, "/value/messages", "/value/statuses");
  }
}
