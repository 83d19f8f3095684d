package dev.hookline.job;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handler says of an attempt.
 *
 * @param attempt what to keep of it; null when the outcome was not an attempt
 * @param steps what is to be memoised of it, if and only if this end is kept; of a run only
 */
public record AttemptResult(Outcome outcome, @Nullable Attempt attempt, List<Step> steps) {

  /** A copy that cannot change. */
  public AttemptResult {
    steps = List.copyOf(steps);
  }

  /** One that memoises nothing. */
  public AttemptResult(Outcome outcome, @Nullable Attempt attempt) {
    this(outcome, attempt, List.of());
  }

  /** The same, memoising these. */
  public AttemptResult memoising(List<Step> together) {
    return new AttemptResult(outcome, attempt, together);
  }

  /** Whether nothing would be lost if this were kept instead of another end of the same attempt. */
  public boolean saysTheSameAs(AttemptResult other) {
    return outcome.equals(other.outcome) && Arrays.equals(body(), other.body());
  }

  private byte @Nullable [] body() {
    return attempt == null ? null : attempt.body();
  }
}
