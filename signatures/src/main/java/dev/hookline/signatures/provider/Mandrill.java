package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Mandrill signs the URL and the sorted form parameters with HMAC-SHA1. Source: the guide "Track
 * and respond to activity with webhooks" of the Mailchimp developer documentation.
 */
final class Mandrill {

  static final Provider PROVIDER =
      Provider.of(
              "mandrill",
              "Mailchimp Transactional (Mandrill)",
              "https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA1,
                  "{url}{sorted_form}",
                  SignatureRule.base64(header("X-Mandrill-Signature"))))
          .secret("The key of the webhook")
          .retries("Wants 200; retries with growing intervals; batches of events")
          .example(Map.of("X-Mandrill-Signature", "<28 characters of base64>"))
          .handshakes(HandshakeRule.on("HEAD", Proof.NONE), HandshakeRule.on("GET", Proof.NONE));

  private Mandrill() {}
}
