package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Piece;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Zoom signs with version {@code v0}. Source: the page "Using webhooks" of the Zoom documentation.
 */
final class Zoom {

  static final Provider PROVIDER =
      Provider.of(
              "zoom",
              "Zoom",
              "https://developers.zoom.us/docs/api/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "v0:{timestamp}:{body}",
                  SignatureRule.hex(header("x-zm-signature").prefixed("v0=")),
                  TimestampRule.seconds(header("x-zm-request-timestamp"))))
          .event(EventFields.type(body("/event")))
          .secret("The secret token of the app")
          .retries(
              "Wants 200 or 204 within 3 s; 3 retries after 5, 20 and 60 min, none after 3xx or 4xx")
          .example(
              Map.of(
                  "x-zm-request-timestamp",
                  "1700000000",
                  "x-zm-signature",
                  "v0=<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.OPTIONAL)
                  .when(Place.body("/event"), "endpoint.url_validation")
                  .challenge(Place.body("/payload/plainToken"))
                  .answer(
                      AnswerForm.json(
                          new Piece.Text("{\"plainToken\":"),
                          new Piece.Challenge(Piece.Spelling.JSON),
                          new Piece.Text(",\"encryptedToken\":\""),
                          new Piece.ChallengeMac(Piece.Digits.HEX),
                          new Piece.Text("\"}"))));

  private Zoom() {}
}
