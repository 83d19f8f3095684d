package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.CloudEvents;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import java.util.Map;

/**
 * Azure Event Grid repeats a secret in a header that the subscription names. Source: the page
 * "Webhook event delivery" of the Event Grid documentation.
 */
final class AzureEventGrid {

  static final Provider PROVIDER =
      Provider.of(
              "azure-event-grid",
              "Azure Event Grid",
              "https://learn.microsoft.com/azure/event-grid/webhook-event-delivery",
              new Setup.FromVerification(false, VerificationForm.headerToken("Authorization")))
          .event(
              EventFields.id(
                      GuardedField.ofOnlyElement(CloudEventId.in("/0"), ""),
                      CloudEventId.IN_BODY,
                      CloudEventId.IN_HEADERS)
                  .withType(body("/0/eventType"), body("/type"), header("ce-type")))
          .secret(
              "The value of the delivery property (a header of your own) that each delivery carries")
          .retries("Wants 200 to 204 within 30 s; retries for 24 h")
          .example(Map.of("Authorization", "<the value>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.NONE)
                  .when(Place.header("aeg-event-type"), "SubscriptionValidation")
                  .challenge(Place.body("/0/data/validationCode"))
                  .answer(AnswerForm.echoAs("validationResponse")),
              CloudEvents.ABUSE_PROTECTION)
          .batch(BatchRule.list("").idIn(CloudEventId.IN_BODY).type("/eventType"));

  private AzureEventGrid() {}
}
