package dev.hookline.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret (or public key) to verify with, in the text form in which the sender shows it.
 *
 * @param expiresAt until when it is accepted beside its successor; null for the present one
 */
public record SourceSecret(String text, @Nullable Instant expiresAt) {

  public boolean isActive(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "SourceSecret[***, expiresAt=" + expiresAt + "]";
  }
}
