package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * WorkOS puts time, in milliseconds, and signature into one header. Source: the page about webhooks
 * of the WorkOS documentation.
 */
final class WorkOs {

  private static final HeaderField SIGNATURE = header("WorkOS-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "workos",
              "WorkOS",
              "https://workos.com/docs/events/data-syncing/webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}.{body}",
                  SignatureRule.hex(SIGNATURE.element("v1=", ",")),
                  TimestampRule.milliseconds(SIGNATURE.element("t=", ","))))
          .event(EventFields.id(body("/id")).withType(body("/event")))
          .secret("The secret of the webhook endpoint")
          .retries("Wants 200; up to 12 retries over 3 days")
          .example(Map.of("WorkOS-Signature", "t=1700000000000, v1=<64 hexadecimal digits>"));

  private WorkOs() {}
}
