package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
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
 * Asana signs the raw body with the secret that its handshake brings. Source: the guide "Webhooks"
 * of the Asana developer documentation.
 */
final class Asana {

  static final Provider PROVIDER =
      Provider.of(
              "asana",
              "Asana",
              "https://developers.asana.com/docs/webhooks-guide",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("X-Hook-Signature"))))
          .secret(
              "The secret of the webhook, which its handshake brings: a source without one takes the first")
          .retries("Wants 200 or 204 within 10 s; retries for 24 h; batches of events")
          .example(Map.of("X-Hook-Signature", "<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.NONE)
                  .challenge(Place.header("X-Hook-Secret"))
                  .bringingSecret()
                  .answer(
                      AnswerForm.empty()
                          .with("X-Hook-Secret", new Piece.Challenge(Piece.Spelling.AS_IT_IS))))
          .batch(BatchRule.list("/events").type("/resource/resource_type", "/action"));

  private Asana() {}
}
