package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.Condition;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Notion signs the raw body with the verification token it sent when the subscription was made.
 * Source: the page "Webhooks" of the Notion API documentation.
 */
final class Notion {

  static final Provider PROVIDER =
      Provider.of(
              "notion",
              "Notion",
              "https://developers.notion.com/reference/webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Notion-Signature").prefixed("sha256="))))
          .event(EventFields.id(body("/id")).withType(body("/type")))
          .secret("The verification token, secret_...")
          .retries("Wants 2xx; up to 8 retries over 24 h")
          .example(Map.of("X-Notion-Signature", "sha256=<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("POST", Proof.OPTIONAL)
                  .when(new Condition.HasNo("X-Notion-Signature"))
                  .challenge(Place.body("/verification_token"))
                  .bringingSecret());

  private Notion() {}
}
