package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.http.api.request.HeaderRedaction;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param secret null but in the answer to its making
 * @param publicKey what receivers verify with when the scheme is {@code standard-ed25519}
 * @param retry {@code schedule}, or {@code max_attempts}, {@code min}, {@code max} and {@code
 *     factor}
 */
record EndpointView(
    String id,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    List<String> sources,
    @Nullable String tenant,
    @Nullable String filter,
    Map<String, String> headers,
    SignatureView signature,
    @Nullable String secret,
    @Nullable String publicKey,
    Map<String, Object> retry,
    Duration timeout,
    @Nullable Rate rateLimit,
    int concurrency,
    boolean enabled,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt) {

  record SignatureView(
      String scheme, @Nullable String header, @Nullable String encoding, @Nullable String prefix) {}

  /** For those who may see no secrets: no name tells which headers are credentials. */
  static EndpointView redacted(Endpoint endpoint) {
    return of(endpoint, null, false);
  }

  /** For those who may change it. */
  static EndpointView whole(Endpoint endpoint) {
    return of(endpoint, null, true);
  }

  /** With the secret, which is shown when it was just made. */
  static EndpointView withSecret(Endpoint endpoint) {
    return of(endpoint, endpoint.secrets().getFirst().text(), true);
  }

  private static EndpointView of(Endpoint endpoint, @Nullable String secret, boolean showsHeaders) {
    Map<String, String> headers = new LinkedHashMap<>();
    endpoint
        .headers()
        .forEach(
            (name, value) -> headers.put(name, showsHeaders ? value : HeaderRedaction.REDACTED));
    return new EndpointView(
        endpoint.id().text(IdPrefix.ENDPOINT),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.sources().stream().map(source -> source.text(IdPrefix.SOURCE)).toList(),
        endpoint.tenant(),
        endpoint.filter(),
        headers,
        signature(endpoint.signature()),
        secret,
        EndpointSecrets.publicKey(endpoint).orElse(null),
        retry(endpoint.retry()),
        endpoint.timeout(),
        endpoint.rateLimit(),
        endpoint.concurrency(),
        endpoint.enabled(),
        endpoint.disabledReason(),
        endpoint.id().time(),
        endpoint.updatedAt());
  }

  private static SignatureView signature(SignatureSettings settings) {
    boolean fixed =
        switch (settings.scheme()) {
          case STANDARD, STANDARD_ED25519 -> true;
          case HMAC -> false;
        };
    return new SignatureView(
        settings.scheme().word(),
        settings.header(),
        fixed ? null : settings.encoding().word(),
        settings.prefix());
  }

  private static Map<String, Object> retry(RetryPolicy policy) {
    return switch (policy) {
      case RetryPolicy.Schedule(List<Duration> delays) -> Map.of("schedule", delays);
      case RetryPolicy.Exponential(
              int maxAttempts,
              Duration min,
              Duration max,
              double factor,
              boolean _) -> {
        Map<String, Object> growing = new LinkedHashMap<>();
        growing.put("max_attempts", maxAttempts);
        growing.put("min", min);
        growing.put("max", max);
        growing.put("factor", factor);
        yield growing;
      }
    };
  }
}
