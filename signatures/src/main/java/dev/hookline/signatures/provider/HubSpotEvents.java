package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.JoinedFields;

/**
 * The events that HubSpot lists, whichever way it signs them. HubSpot does not promise that an
 * {@code eventId} is given once, and one app is sent those of many accounts (portals). Source: the
 * guide about the webhooks API of the HubSpot documentation.
 */
final class HubSpotEvents {

  static final BatchRule BATCH = BatchRule.list("").idIn(idIn("")).type("/subscriptionType");

  /** The event of a list that holds no other. */
  static final EventFields ONLY = EventFields.id(GuardedField.ofOnlyElement(idIn("/0"), ""));

  private HubSpotEvents() {}

  private static JoinedFields idIn(String event) {
    return JoinedFields.of(
            body(event + "/eventId"),
            body(event + "/subscriptionId"),
            body(event + "/portalId"),
            body(event + "/occurredAt"))
        .andIfThere(body(event + "/objectId"));
  }
}
