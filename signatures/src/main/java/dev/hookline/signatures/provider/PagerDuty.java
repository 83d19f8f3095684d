package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * PagerDuty lists one signature of the raw body for each secret. Source: the page "Verifying
 * Signatures" of the PagerDuty documentation.
 */
final class PagerDuty {

  static final Provider PROVIDER =
      Provider.of(
              "pagerduty",
              "PagerDuty",
              "https://developer.pagerduty.com/docs/verifying-webhook-signatures",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-PagerDuty-Signature").element("v1=", ","))))
          .event(EventFields.id(body("/event/id")).withType(body("/event/event_type")))
          .secret("The secret shown when the subscription is created")
          .retries("Wants 2xx within 16 s; retries for up to 48 h")
          .example(Map.of("X-PagerDuty-Signature", "v1=<64 hexadecimal digits>"));

  private PagerDuty() {}
}
