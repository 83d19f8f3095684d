package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Lemon Squeezy signs the raw body with HMAC-SHA256. Source: the page about webhooks of the Lemon
 * Squeezy documentation.
 */
final class LemonSqueezy {

  static final Provider PROVIDER =
      Provider.of(
              "lemon-squeezy",
              "Lemon Squeezy",
              "https://docs.lemonsqueezy.com/help/webhooks/signing-requests",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("X-Signature"))))
          .event(EventFields.type(header("X-Event-Name"), body("/meta/event_name")))
          .secret("The signing secret of the webhook")
          .retries("Wants 200; 3 retries")
          .example(Map.of("X-Signature", "<64 hexadecimal digits>"));

  private LemonSqueezy() {}
}
