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

  /** Where one event is all that a body holds. */
  private static final IdentityField[] ONLY_EVENT = {
    onlyEvent(ofMessage("/entry/0/changes/0")),
    onlyEvent(ofStatus("/entry/0/changes/0")),
    onlyEvent(inMessaging("/entry/0/messaging/0"))
  };

  static final Provider PROVIDER =
      Provider.of(
              "meta",
              "Meta (Facebook, Instagram, WhatsApp)",
              "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature-256").prefixed("sha256="))))
          .event(EventFields.id(ONLY_EVENT).withType(body("/object")))
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
                  .idIn(ofMessage(""), ofStatus(""), inMessaging(""))
                  .type("/field"));

  private Meta() {}

  private static IdentityField ofMessage(String change) {
    return onlyOf(change, body(change + "/value/messages/0/id"));
  }

  private static IdentityField ofStatus(String change) {
    return onlyOf(
        change,
        JoinedFields.of(
            body(change + "/value/statuses/0/id"), body(change + "/value/statuses/0/status")));
  }

  private static IdentityField onlyOf(String change, IdentityField field) {
    return GuardedField.ofOnlyElement(
        field, change + "/value/messages", change + "/value/statuses");
  }

  /** A message that is taken back is told with the id it had. */
  private static IdentityField inMessaging(String event) {
    return JoinedFields.of(body(event + "/message/mid"))
        .andIfThere(body(event + "/message/is_deleted"));
  }

  private static IdentityField onlyEvent(IdentityField field) {
    return GuardedField.ofOnlyElement(
        GuardedField.ofOnlyElement(
            field, "/entry/0/changes", "/entry/0/messaging", "/entry/0/standby"),
        "/entry");
  }
}
