package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.CloudEvents;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.util.Map;

/**
 * Any sender that follows Standard Webhooks. Source: spec/standard-webhooks.md of
 * github.com/standard-webhooks.
 */
final class StandardWebhooksProvider {

  static final Provider PROVIDER =
      Provider.of(
              "standard-webhooks",
              "Standard Webhooks",
              "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
              StandardWebhooks.standard())
          .event(EventFields.id(header("webhook-id")).withType(body("/type")))
          .secret("whsec_... for HMAC signatures, whpk_... for Ed25519 signatures")
          .retries("Wants 2xx within 15 to 30 s; retries over days; 410 ends the subscription")
          .example(
              Map.of(
                  "webhook-id", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
                  "webhook-timestamp", "1700000000",
                  "webhook-signature", "v1,<44 characters of base64>"))
          .handshakes(CloudEvents.ABUSE_PROTECTION);

  private StandardWebhooksProvider() {}
}
