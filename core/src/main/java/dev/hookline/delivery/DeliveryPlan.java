package dev.hookline.delivery;

import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.id.IdPrefix;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An endpoint made ready for deliveries: its URL read, its signer built. */
final class DeliveryPlan {

  private final Endpoint endpoint;
  private final TargetUrl url;
  private final Signer signer;
  private final Instant validUntil;
  private final String userAgent;

  private DeliveryPlan(
      Endpoint endpoint, TargetUrl url, Signer signer, Instant validUntil, String userAgent) {
    this.endpoint = endpoint;
    this.url = url;
    this.signer = signer;
    this.validUntil = validUntil;
    this.userAgent = userAgent;
  }

  /**
   * Empty when the endpoint's URL or secrets cannot be used, which creation does not let happen.
   */
  static Optional<DeliveryPlan> of(Endpoint endpoint, String userAgent, Instant now) {
    List<EndpointSecret> active =
        endpoint.secrets().stream().filter(secret -> secret.isActive(now)).toList();
    Instant validUntil =
        active.stream()
            .flatMap(secret -> Optional.ofNullable(secret.expiresAt()).stream())
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    List<Secret> secrets = active.stream().map(secret -> Secret.of(secret.text())).toList();
    Optional<Signer> signer = signer(endpoint.signature(), secrets);
    if (signer.isPresent()
        && TargetUrl.parse(endpoint.url()) instanceof Checked.Ok<TargetUrl>(TargetUrl url)) {
      return Optional.of(new DeliveryPlan(endpoint, url, signer.get(), validUntil, userAgent));
    }
    return Optional.empty();
  }

  /** Whether it still says what the endpoint says. */
  boolean isFor(Endpoint present, Instant now) {
    return endpoint.equals(present) && now.isBefore(validUntil);
  }

  /** The request for one attempt. The time is signed anew each time, the id stays. */
  OutboundRequest request(Event event, int attempt, long nowMillis) {
    String webhookId = event.id().text(IdPrefix.EVENT);
    byte[] body = event.payload().bytes();
    Headers.Builder headers = new Headers.Builder();
    String contentType = event.payload().contentType();
    if (contentType != null) {
      headers.add("content-type", contentType);
    }
    headers.add("user-agent", userAgent);
    if (endpoint.signature().scheme() == SignatureSettings.Scheme.HMAC) {
      headers.add("webhook-id", webhookId);
      headers.add("webhook-timestamp", Long.toString(nowMillis / 1000));
    }
    for (SignedHeader header : signer.sign(body, webhookId, nowMillis)) {
      headers.add(header.name(), header.value());
    }
    headers.add("hookline-attempt", Integer.toString(attempt));
    endpoint.headers().forEach(headers::add);
    return OutboundRequest.post(url, headers.build(), body, endpoint.timeout());
  }

  private static Optional<Signer> signer(SignatureSettings settings, List<Secret> secrets) {
    return switch (settings.scheme()) {
      case STANDARD, STANDARD_ED25519 -> StandardWebhooks.standard().signer(secrets);
      case HMAC -> hmac(settings).signer(secrets);
    };
  }

  private static SignatureScheme hmac(SignatureSettings settings) {
    String header = settings.header() == null ? "webhook-signature" : settings.header();
    String prefix = settings.prefix() == null ? "" : settings.prefix();
    SignatureRule rule =
        switch (settings.encoding()) {
          case HEX -> SignatureRule.hex(Field.header(header).prefixed(prefix));
          case BASE64 -> SignatureRule.base64(Field.header(header).prefixed(prefix));
        };
    return SignatureScheme.of(Algorithm.HMAC_SHA256, "{body}", rule);
  }
}
