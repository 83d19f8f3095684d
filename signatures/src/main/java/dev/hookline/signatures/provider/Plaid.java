package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.JwtAlgorithm;
import dev.hookline.signatures.scheme.JwtScheme;
import dev.hookline.signatures.scheme.PlaidClaims;
import java.util.Map;

/**
 * Plaid sends a JWT that names the hash of the body. Its keys rotate; the secrets of a source are
 * the keys fetched by their id beforehand. Source: the page "Webhook verification" of the Plaid
 * documentation.
 */
final class Plaid {

  static final Provider PROVIDER =
      Provider.of(
              "plaid",
              "Plaid",
              "https://plaid.com/docs/api/webhooks/webhook-verification/",
              new JwtScheme(header("Plaid-Verification"), JwtAlgorithm.es256(), new PlaidClaims()))
          .event(EventFields.type(body("/webhook_code")))
          .secret("A verification key of Plaid: JWK, PEM or base64 of DER")
          .retries("Wants 200 within 10 s; retries for 24 h")
          .example(Map.of("Plaid-Verification", "<header>.<claims>.<signature>"));

  private Plaid() {}
}
