package dev.hookline.sdk.webhook;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Verifies webhooks as Standard Webhooks 1.0.0 says: the signature covers id, time and body, and
 * the time may differ from this clock by five minutes. Made once, safe for several threads.
 */
public final class WebhookVerifier {

  private final Verifier verifier;
  private final InstantSource clock;

  private WebhookVerifier(Verifier verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /**
   * With these secrets; while one is replaced by another, give both.
   *
   * @param secrets {@code whsec_...}, or {@code whpk_...} for public keys
   */
  public static WebhookVerifier of(String... secrets) {
    return of(InstantSource.system(), secrets);
  }

  /** With a clock of your own. */
  public static WebhookVerifier of(InstantSource clock, String... secrets) {
    List<Secret> valid = Arrays.stream(secrets).map(Secret::of).toList();
    return new WebhookVerifier(StandardWebhooks.standard().verifier(valid), clock);
  }

  /**
   * Verifies a request.
   *
   * @param headers one value for each name, in any case
   * @param body the raw bytes: not parsed and written again
   */
  public WebhookVerdict verify(Map<String, String> headers, byte[] body) {
    SignedRequest request = SignedRequest.of("POST", null, headers, body);
    return switch (verifier.verify(request, clock.millis())) {
      case Verdict.Genuine genuine ->
          new WebhookVerdict.Genuine(request.headerValues("webhook-id").getFirst(), body);
      case Verdict.Refused refused -> new WebhookVerdict.Refused(refused.cause());
    };
  }
}
