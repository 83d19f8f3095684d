package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Unsigned;

/**
 * Webhooks of monday.com boards are not signed: the secrecy of the URL is all there is. Source: the
 * page "Webhooks" of the monday.com API reference.
 */
final class Monday {

  static final Provider PROVIDER =
      Provider.of(
              "monday",
              "monday.com (board webhooks)",
              "https://developer.monday.com/api-reference/reference/webhooks",
              new Setup.FromVerification(false, VerificationForm.eventFieldsFor(new Unsigned())))
          .event(EventFields.id(body("/event/triggerUuid")).withType(body("/event/type")))
          .retries("Wants 200; retries once a minute for 30 min")
          .handshakes(
              HandshakeRule.on("POST", Proof.NONE)
                  .challenge(Place.body("/challenge"))
                  .answer(AnswerForm.echoAs("challenge")));

  private Monday() {}
}
