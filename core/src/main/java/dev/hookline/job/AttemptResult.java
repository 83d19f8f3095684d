package dev.hookline.job;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a handler says of an attempt.
 *
 * @param attempt what to keep of it; null when the outcome was not an attempt
 */
public record AttemptResult(Outcome outcome, @Nullable Attempt attempt) {

  /** Whether nothing would be lost if this were kept instead of another end of the same attempt. */
  public boolean saysTheSameAs(AttemptResult other) {
    return outcome.equals(other.outcome) && Arrays.equals(body(), other.body());
  }

  private byte @Nullable [] body() {
    return attempt == null ? null : attempt.body();
  }
}
