package dev.hookline.sdk;

import java.time.Duration;

/** What is to follow one particular failure. */
public sealed interface RetryDecision {

  /** What the policy of the task says. */
  record ByPolicy() implements RetryDecision {}

  /** Nothing: the run has failed, whatever attempts are left. */
  record Never() implements RetryDecision {}

  /**
   * Another attempt after this wait, if the policy has attempts left.
   *
   * @param delay at most 7 days
   */
  record After(Duration delay) implements RetryDecision {

    private static final Duration DELAY_MAX = Duration.ofDays(7);

    public After {
      if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
        throw new IllegalArgumentException("a wait is from 0 to 7 days, not " + delay);
      }
    }
  }
}
