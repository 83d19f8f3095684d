package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Piece;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.List;
import java.util.Map;

/** Discord signs with Ed25519. Source: the page "Webhook events" of the Discord documentation. */
final class Discord {

  static final Provider PROVIDER =
      Provider.of(
              "discord",
              "Discord",
              "https://docs.discord.com/developers/events/webhook-events",
              SignatureScheme.of(
                      Algorithm.ED25519,
                      "{timestamp}{body}",
                      SignatureRule.hex(header("X-Signature-Ed25519")),
                      TimestampRule.seconds(header("X-Signature-Timestamp")))
                  .withKeyIn(KeyEncoding.HEX))
          .event(EventFields.id(body("/id")).withType(body("/event/type"), body("/type")))
          .secret("The public key of the application, 64 hexadecimal digits")
          .retries(
              "Wants 2xx within 3 s and 401 for its deliberately wrong signatures; events are retried for 10 min")
          .example(
              Map.of(
                  "X-Signature-Timestamp",
                  "1700000000",
                  "X-Signature-Ed25519",
                  "<128 hexadecimal digits>"))
          .handshakes(
              // an interaction of type PING; a webhook event with something to tell has type 1 too
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(Place.body("/type"), "1")
                  .when(new Condition.Lacks(Place.body("/event/type")))
                  .answer(AnswerForm.json(new Piece.Text("{\"type\":1}"))),
              // a webhook event of type PING
              HandshakeRule.on("POST", Proof.REQUIRED)
                  .when(Place.body("/type"), "0")
                  .answer(new AnswerForm(204, AnswerForm.JSON, List.of(), Map.of())));

  private Discord() {}
}
