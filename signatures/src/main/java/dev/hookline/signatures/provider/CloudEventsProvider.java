package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.CloudEvents;
import dev.hookline.signatures.scheme.BearerToken;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import java.util.Map;

/**
 * Senders of CloudEvents prove themselves with a bearer token. Source: HTTP 1.1 Web Hooks for Event
 * Delivery 1.0.
 */
final class CloudEventsProvider {

  static final Provider PROVIDER =
      Provider.of(
              "cloudevents",
              "CloudEvents web hooks",
              "https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md",
              new BearerToken())
          .event(
              EventFields.id(
                      CloudEventId.IN_HEADERS,
                      CloudEventId.IN_BODY,
                      GuardedField.ofOnlyElement(CloudEventId.in("/0"), ""))
                  .withType(header("ce-type"), body("/type")))
          .secret(
              "The bearer token that the sender puts into Authorization, or into access_token in the URL")
          .retries(
              "Wants 2xx; obeys Retry-After; a sender that asks with OPTIONS is granted every rate")
          .example(Map.of("Authorization", "Bearer <the token>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION)
          .batch(BatchRule.list("").idIn(CloudEventId.IN_BODY).type("/type"));

  private CloudEventsProvider() {}
}
