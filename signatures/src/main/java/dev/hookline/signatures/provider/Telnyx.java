package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Telnyx signs with Ed25519. Source: the page "Webhook signing" of the Telnyx API documentation.
 */
final class Telnyx {

  static final Provider PROVIDER =
      Provider.of(
              "telnyx",
              "Telnyx",
              "https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks",
              SignatureScheme.of(
                      Algorithm.ED25519,
                      "{timestamp}|{body}",
                      SignatureRule.base64(header("telnyx-signature-ed25519")),
                      TimestampRule.seconds(header("telnyx-timestamp")))
                  .withKeyIn(KeyEncoding.BASE64))
          .event(EventFields.id(body("/data/id")).withType(body("/data/event_type")))
          .secret("The public key of the account, base64")
          .retries("Wants 200; tries again, then at the failover URL")
          .example(
              Map.of(
                  "telnyx-timestamp", "1700000000",
                  "telnyx-signature-ed25519", "<88 characters of base64>"));

  private Telnyx() {}
}
