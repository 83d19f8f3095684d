package dev.hookline.http.api.source;

import dev.hookline.ingest.SourceSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a secret is there, and which.
 *
 * @param hint its first characters; of a short secret none
 */
record SourceSecretView(String hint, @Nullable Instant expiresAt) {

  private static final int SHOWN = 5;
  private static final int LENGTH_MIN = 24;

  static SourceSecretView of(SourceSecret secret) {
    String text = secret.text();
    String shown = text.length() < LENGTH_MIN ? "" : text.substring(0, SHOWN);
    return new SourceSecretView(shown + "…", secret.expiresAt());
  }
}
