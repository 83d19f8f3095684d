package dev.hookline.http.api.source;

import dev.hookline.ingest.SourceSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a new secret takes the place of the present ones. */
final class SecretRotation {

  static final Duration OVERLAP_STANDARD = Duration.ofHours(24);
  static final Duration OVERLAP_MAX = Duration.ofDays(7);

  private SecretRotation() {}

  /**
   * The new secret, then those that are accepted beside it until the overlap is over; none is
   * accepted for longer than it would have been.
   */
  static List<SourceSecret> rotate(
      List<SourceSecret> present, String text, Duration overlap, Instant now) {
    Instant end = now.plus(overlap);
    List<SourceSecret> secrets = new ArrayList<>();
    secrets.add(new SourceSecret(text, null));
    for (SourceSecret old : present) {
      Instant expiresAt = old.expiresAt();
      Instant until = expiresAt == null || expiresAt.isAfter(end) ? end : expiresAt;
      boolean lives = until.isAfter(now) && !old.text().equals(text);
      if (lives && secrets.size() < SourceReader.SECRETS_MAX) {
        secrets.add(new SourceSecret(old.text(), until));
      }
    }
    return secrets;
  }
}
