package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Bitbucket signs the raw body; its header has the name of the old SHA-1 one and holds SHA-256.
 * Source: the page "Manage webhooks" of the Bitbucket documentation.
 */
final class Bitbucket {

  static final Provider PROVIDER =
      Provider.of(
              "bitbucket",
              "Bitbucket",
              "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature").prefixed("sha256="))))
          .event(EventFields.id(header("X-Request-UUID")).withType(header("X-Event-Key")))
          .secret("The secret entered in the settings of the webhook")
          .retries("Wants 2xx within 10 s; 2 retries")
          .example(Map.of("X-Hub-Signature", "sha256=<64 hexadecimal digits>"));

  private Bitbucket() {}
}
