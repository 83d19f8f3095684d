package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Unsigned;

/**
 * Strava does not sign its webhooks. Source: the page "Webhook Events API" of the Strava
 * documentation.
 */
final class Strava {

  static final Provider PROVIDER =
      Provider.of(
              "strava",
              "Strava",
              "https://developers.strava.com/docs/webhooks/",
              new Setup.FromVerification(false, VerificationForm.eventFieldsFor(new Unsigned())))
          .event(EventFields.type(body("/object_type")))
          .retries("Wants 200 within 2 s; 3 tries")
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .when(Place.query("hub.mode"), "subscribe")
                  .challenge(Place.query("hub.challenge"))
                  .verifying(Place.query("hub.verify_token"))
                  .answer(AnswerForm.echoAs("hub.challenge")));

  private Strava() {}
}
