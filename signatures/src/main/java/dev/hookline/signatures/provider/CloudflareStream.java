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
 * Cloudflare Stream puts time and signature into one header. Source: the page "Use webhooks" of the
 * Cloudflare Stream documentation.
 */
final class CloudflareStream {

  private static final HeaderField SIGNATURE = header("Webhook-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "cloudflare-stream",
              "Cloudflare Stream",
              "https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}.{body}",
                  SignatureRule.hex(SIGNATURE.element("sig1=", ",")),
                  TimestampRule.seconds(SIGNATURE.element("time=", ","))))
          .event(EventFields.type(body("/status/state")))
          .secret("The secret shown when the webhook is set")
          .retries("Wants 2xx")
          .example(Map.of("Webhook-Signature", "time=1700000000,sig1=<64 hexadecimal digits>"));

  private CloudflareStream() {}
}
