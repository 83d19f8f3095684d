package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Hook0Scheme;
import java.util.Map;

/**
 * The Coinbase Developer Platform signs as Hook0 does: time, the named headers and the raw body.
 * Source: the page about verifying webhook signatures of the CDP documentation.
 */
final class CoinbaseCdp {

  private static final Hook0Scheme SCHEME = new Hook0Scheme("X-Hook0-Signature", "X-Event-Id");

  static final Provider PROVIDER =
      Provider.of(
              "coinbase-cdp",
              "Coinbase Developer Platform",
              "https://docs.cdp.coinbase.com/webhooks/verify-signatures",
              SCHEME)
          .event(EventFields.id(SCHEME.signedId()).withType(header("X-Event-Type")))
          .secret("The secret of the webhook subscription")
          .retries("Wants 2xx; retries with growing intervals")
          .example(
              Map.of("X-Hook0-Signature", "t=1700000000,h=x-event-id,v1=<64 hexadecimal digits>"));

  private CoinbaseCdp() {}
}
