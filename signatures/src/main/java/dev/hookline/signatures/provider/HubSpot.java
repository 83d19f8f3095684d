package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * HubSpot signs method, URL, raw body and time. Source: the page "Validating requests" of the
 * HubSpot documentation, version 3.
 */
final class HubSpot {

  static final Provider PROVIDER =
      Provider.of(
              "hubspot",
              "HubSpot (signature v3)",
              "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{method}{decoded_url}{body}{timestamp}",
                  SignatureRule.base64(header("X-HubSpot-Signature-v3")),
                  TimestampRule.milliseconds(header("X-HubSpot-Request-Timestamp"))))
          .event(HubSpotEvents.ONLY)
          .secret("The client secret of the app")
          .retries("Wants 2xx within 5 s; 10 retries over 24 h; batches of events")
          .example(
              Map.of(
                  "X-HubSpot-Request-Timestamp",
                  "1700000000000",
                  "X-HubSpot-Signature-v3",
                  "<44 characters of base64>"))
          .batch(HubSpotEvents.BATCH);

  private HubSpot() {}
}
