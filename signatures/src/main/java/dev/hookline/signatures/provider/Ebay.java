package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Piece;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EbayScheme;
import dev.hookline.signatures.scheme.EventFields;
import java.util.Map;

/**
 * eBay signs the raw body with ECDSA. Source: the guide about account deletion notifications of the
 * eBay documentation.
 */
final class Ebay {

  static final Provider PROVIDER =
      Provider.of(
              "ebay",
              "eBay",
              "https://developer.ebay.com/develop/guides-v2/marketplace-user-account-deletion/marketplace-user-account-deletion",
              new EbayScheme())
          .event(
              EventFields.id(body("/notification/notificationId"))
                  .withType(body("/metadata/topic")))
          .secret(
              "The public key that getPublicKey of the Notification API gives for the kid of the header, PEM")
          .retries("Wants 200, 201, 202 or 204 within 3 s; retries for 24 h")
          .example(Map.of("X-EBAY-SIGNATURE", "<base64 of JSON>"))
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .challenge(Place.query("challenge_code"))
                  .answer(
                      AnswerForm.json(
                          new Piece.Text("{\"challengeResponse\":\""),
                          new Piece.ChallengeDigest(),
                          new Piece.Text("\"}"))));

  private Ebay() {}
}
