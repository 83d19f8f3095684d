package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.time.Duration;
import java.util.Map;

/**
 * PayPal signs transmission id, time, webhook id and the CRC-32 of the raw body by RSA. The
 * certificate is given as secret and never fetched. Source: the page "Integrate webhooks" of the
 * PayPal documentation.
 */
final class PayPal {

  static final Provider PROVIDER =
      Provider.of(
              "paypal",
              "PayPal",
              "https://developer.paypal.com/api/rest/webhooks/rest/",
              new Setup.FromVerification(true, VerificationForm::readPayPal))
          .event(EventFields.id(body("/id")).withType(body("/event_type")))
          .secret(
              "The certificate behind Paypal-Cert-Url, PEM, after checking that it is one of PayPal")
          .retries("Wants 2xx; 25 tries over 3 days")
          .example(
              Map.of(
                  "Paypal-Transmission-Id",
                  "dfb3be50-fd74-11e4-8bf3-77339302725b",
                  "Paypal-Transmission-Time",
                  "2026-01-01T00:00:00Z",
                  "Paypal-Transmission-Sig",
                  "<base64>"));

  static SignatureScheme scheme(String webhookId, Duration tolerance) {
    return SignatureScheme.of(
            Algorithm.RSA_SHA256,
            "{header:Paypal-Transmission-Id}|{timestamp}|" + webhookId + "|{body_crc32}",
            SignatureRule.base64(header("Paypal-Transmission-Sig")),
            TimestampRule.rfc3339(header("Paypal-Transmission-Time")).within(tolerance))
        .withKeyIn(KeyEncoding.PEM)
        .withFixedHeaders(Map.of("Paypal-Auth-Algo", "SHA256withRSA"));
  }

  private PayPal() {}
}
