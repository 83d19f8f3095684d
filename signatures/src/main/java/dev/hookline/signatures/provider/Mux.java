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
 * Mux puts time and signature into one header. Source: the page "Verify webhook signatures" of the
 * Mux documentation.
 */
final class Mux {

  private static final HeaderField SIGNATURE = header("Mux-Signature");

  static final Provider PROVIDER =
      Provider.of(
              "mux",
              "Mux",
              "https://www.mux.com/docs/core/verify-webhook-signatures",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{timestamp}.{body}",
                  SignatureRule.hex(SIGNATURE.element("v1=", ",")),
                  TimestampRule.seconds(SIGNATURE.element("t=", ","))))
          .event(EventFields.id(body("/id")).withType(body("/type")))
          .secret("The signing secret of the webhook")
          .retries("Wants 2xx within 5 s; retries for up to 24 h")
          .example(Map.of("Mux-Signature", "t=1700000000,v1=<64 hexadecimal digits>"));

  private Mux() {}
}
