package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Piece;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * X signs the raw body; behind {@code sha256=} stands base64. Source: the page about webhooks of
 * the X API documentation.
 */
final class X {

  static final Provider PROVIDER =
      Provider.of(
              "x",
              "X (Twitter)",
              "https://docs.x.com/x-api/webhooks/introduction",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.base64(header("x-twitter-webhooks-signature").prefixed("sha256="))))
          .secret("The consumer secret of the app")
          .retries("Wants 200 within 3 s; checks the URL with a challenge every day")
          .example(Map.of("x-twitter-webhooks-signature", "sha256=<44 characters of base64>"))
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .challenge(Place.query("crc_token"))
                  .answer(
                      AnswerForm.json(
                          new Piece.Text("{\"response_token\":\"sha256="),
                          new Piece.ChallengeMac(Piece.Digits.BASE64),
                          new Piece.Text("\"}"))));

  private X() {}
}
