package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Piece;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.scheme.BodyTokens;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import java.util.List;
import java.util.Map;

/**
 * Microsoft Graph repeats a secret in each notification. Source: the page "Receive change
 * notifications through webhooks" of the Graph documentation.
 */
final class MicrosoftGraph {

  static final Provider PROVIDER =
      Provider.of(
              "microsoft-graph",
              "Microsoft Graph",
              "https://learn.microsoft.com/graph/change-notifications-delivery-webhooks",
              new BodyTokens(JsonPointer.of("/value"), JsonPointer.of("/clientState")))
          .event(
              EventFields.id(GuardedField.ofOnlyElement(body("/value/0/id"), "/value"))
                  .withType(body("/value/0/changeType"), body("/value/0/lifecycleEvent")))
          .secret("The clientState of the subscription")
          .retries("Wants 202 within 3 s; retries for 4 h; batches of notifications")
          .handshakes(
              HandshakeRule.on("POST", Proof.NONE)
                  .challenge(Place.query("validationToken"))
                  .answer(
                      new AnswerForm(
                          200,
                          AnswerForm.PLAIN,
                          List.of(new Piece.Challenge(Piece.Spelling.HTML)),
                          Map.of())))
          .batch(BatchRule.list("/value").id("/id").type("/changeType"));

  private MicrosoftGraph() {}
}
