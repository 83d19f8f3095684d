package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Jira signs the raw body as WebSub does. Source: the page "Webhooks" of the Jira Cloud platform
 * documentation.
 */
final class Jira {

  static final Provider PROVIDER =
      Provider.of(
              "jira",
              "Jira",
              "https://developer.atlassian.com/cloud/jira/platform/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature").prefixed("sha256="))))
          .event(
              EventFields.id(header("X-Atlassian-Webhook-Identifier"))
                  .withType(body("/webhookEvent")))
          .secret("The secret entered in the settings of the webhook")
          .retries("Wants 2xx; up to 5 retries")
          .example(Map.of("X-Hub-Signature", "sha256=<64 hexadecimal digits>"));

  private Jira() {}
}
