package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EventFields;
import java.util.Map;

/**
 * Okta repeats a secret in a header, {@code Authorization} unless the settings of the source name
 * another. Source: the page "Event hooks" of the Okta documentation.
 */
final class Okta {

  static final Provider PROVIDER =
      Provider.of(
              "okta",
              "Okta event hooks",
              "https://developer.okta.com/docs/concepts/event-hooks/",
              new Setup.FromVerification(false, VerificationForm.headerToken("Authorization")))
          .event(EventFields.id(body("/eventId")).withType(body("/data/events/0/eventType")))
          .secret("The authentication secret of the event hook")
          .retries("Wants 2xx within 3 s; at most one retry, none after 4xx")
          .example(Map.of("Authorization", "<the secret>"))
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .challenge(Place.header("X-Okta-Verification-Challenge"))
                  .answer(AnswerForm.echoAs("verification")))
          .batch(BatchRule.list("/data/events").id("/uuid").type("/eventType"));

  private Okta() {}
}
