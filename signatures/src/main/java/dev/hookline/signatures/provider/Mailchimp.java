package dev.hookline.signatures.provider;

import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Unsigned;

/**
 * Mailchimp does not sign the webhooks of audiences. Source: the guide "Sync audience data with
 * webhooks" of the Mailchimp developer documentation.
 */
final class Mailchimp {

  static final Provider PROVIDER =
      Provider.of(
              "mailchimp",
              "Mailchimp (audiences)",
              "https://mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks/",
              new Setup.FromVerification(false, VerificationForm.eventFieldsFor(new Unsigned())))
          .retries("Wants 2xx within 10 s; retries for 75 min; form-encoded")
          .handshakes(HandshakeRule.on("GET", Proof.NONE), HandshakeRule.on("HEAD", Proof.NONE));

  private Mailchimp() {}
}
