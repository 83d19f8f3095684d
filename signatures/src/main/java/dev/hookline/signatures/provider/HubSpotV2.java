package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * The older HubSpot signature without time: SHA-256 over the secret and what follows, chosen by the
 * receiver and never by the request. Source: the page "Validating requests" of the HubSpot
 * documentation, version 2.
 */
final class HubSpotV2 {

  static final Provider PROVIDER =
      Provider.of(
              "hubspot-v2",
              "HubSpot (signature v2)",
              "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
              SignatureScheme.of(
                      Algorithm.SECRET_PREFIXED_SHA256,
                      "{method}{url}{body}",
                      SignatureRule.hex(header("X-HubSpot-Signature")))
                  .withFixedHeaders(Map.of("X-HubSpot-Signature-Version", "v2")))
          .event(HubSpotEvents.ONLY)
          .secret("The client secret of the app")
          .retries("Wants 2xx within 5 s; 10 retries over 24 h; batches of events")
          .example(
              Map.of(
                  "X-HubSpot-Signature-Version",
                  "v2",
                  "X-HubSpot-Signature",
                  "<64 hexadecimal digits>"))
          .batch(HubSpotEvents.BATCH);

  private HubSpotV2() {}
}
