package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Pusher Channels signs the raw body with HMAC-SHA256. Source: the page about webhooks of the
 * Pusher Channels documentation.
 */
final class Pusher {

  static final Provider PROVIDER =
      Provider.of(
              "pusher",
              "Pusher Channels",
              "https://pusher.com/docs/channels/server_api/webhooks/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256, "{body}", SignatureRule.hex(header("X-Pusher-Signature"))))
          .secret("The secret of the app key named in X-Pusher-Key")
          .retries("Wants 2xx; retries for 5 minutes")
          .example(Map.of("X-Pusher-Signature", "<64 hexadecimal digits>"))
          .batch(BatchRule.list("/events").type("/name"));

  private Pusher() {}
}
