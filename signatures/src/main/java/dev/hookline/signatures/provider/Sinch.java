package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import java.util.Map;

/**
 * Sinch signs the raw body, a nonce and its time. Source: the page "Conversation API callbacks" of
 * the Sinch documentation.
 */
final class Sinch {

  static final Provider PROVIDER =
      Provider.of(
              "sinch",
              "Sinch",
              "https://developers.sinch.com/docs/conversation/callbacks/",
              SignatureScheme.of(
                      Algorithm.HMAC_SHA256,
                      "{body}.{header:x-sinch-webhook-signature-nonce}.{timestamp}",
                      SignatureRule.base64(header("x-sinch-webhook-signature")),
                      TimestampRule.seconds(header("x-sinch-webhook-signature-timestamp")))
                  .withFixedHeaders(Map.of("x-sinch-webhook-signature-algorithm", "HmacSHA256")))
          .secret("The secret of the webhook")
          .retries("Wants 2xx; retries for up to 24 h")
          .example(
              Map.of(
                  "x-sinch-webhook-signature-timestamp",
                  "1700000000",
                  "x-sinch-webhook-signature-nonce",
                  "01FJA8B4A7BM43YGWSG9GBV067",
                  "x-sinch-webhook-signature",
                  "<44 characters of base64>"));

  private Sinch() {}
}
