package dev.hookline.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing secret in its text form ({@code whsec_...}, {@code whsk_...}, or any text for {@code
 * hmac}).
 *
 * @param expiresAt until when it signs beside its successor; null for the present one
 */
public record EndpointSecret(String text, @Nullable Instant expiresAt) {

  public boolean isActive(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "EndpointSecret[***, expiresAt=" + expiresAt + "]";
  }
}
