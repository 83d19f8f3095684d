package dev.hookline.http.outbound;

import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator decides about outbound connections.
 *
 * @param trust whom to trust for TLS; empty for the authorities that the JDK knows
 * @param idleLimit how long an unused connection is kept
 */
public record OutboundSettings(Optional<TrustOptions> trust, Duration idleLimit) {

  public static final Duration DEFAULT_IDLE_LIMIT = Duration.ofSeconds(20);

  public static OutboundSettings defaults() {
    return new OutboundSettings(Optional.empty(), DEFAULT_IDLE_LIMIT);
  }

  public OutboundSettings trusting(TrustOptions authorities) {
    return new OutboundSettings(Optional.of(authorities), idleLimit);
  }

  public OutboundSettings withIdleLimit(Duration limit) {
    return new OutboundSettings(trust, limit);
  }
}
