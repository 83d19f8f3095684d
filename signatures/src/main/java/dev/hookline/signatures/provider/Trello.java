package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Trello signs the raw body and the callback URL with HMAC-SHA1. Source: the page "Webhooks" of the
 * Trello REST API guides.
 */
final class Trello {

  static final Provider PROVIDER =
      Provider.of(
              "trello",
              "Trello",
              "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA1,
                  "{body}{url}",
                  SignatureRule.base64(header("X-Trello-Webhook"))))
          .event(EventFields.id(body("/action/id")).withType(body("/action/type")))
          .secret("The secret of the application")
          .retries("Wants 200; 3 retries after 30, 60 and 120 s")
          .example(Map.of("X-Trello-Webhook", "<28 characters of base64>"))
          .handshakes(HandshakeRule.on("HEAD", Proof.NONE));

  private Trello() {}
}
