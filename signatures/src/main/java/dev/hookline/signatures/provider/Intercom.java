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
 * Intercom signs the raw body with HMAC-SHA1. Source: the page about webhooks of the Intercom
 * developer documentation.
 */
final class Intercom {

  static final Provider PROVIDER =
      Provider.of(
              "intercom",
              "Intercom",
              "https://developers.intercom.com/docs/webhooks/setting-up-webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA1,
                  "{body}",
                  SignatureRule.hex(header("X-Hub-Signature").prefixed("sha1="))))
          .event(EventFields.id(body("/id")).withType(body("/topic")))
          .secret("The client secret of the app")
          .retries("Wants 200 within 5 s; one retry after a minute")
          .example(Map.of("X-Hub-Signature", "sha1=<40 hexadecimal digits>"))
          .handshakes(HandshakeRule.on("HEAD", Proof.NONE));

  private Intercom() {}
}
