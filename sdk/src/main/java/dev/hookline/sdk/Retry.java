package dev.hookline.sdk;

import java.time.Duration;

/** Makes retry policies, and decisions that differ from them. */
public final class Retry {

  private static final Duration DEFAULT_MIN = Duration.ofSeconds(1);
  private static final Duration DEFAULT_MAX = Duration.ofSeconds(30);
  private static final RetryDecision BY_POLICY = new RetryDecision.ByPolicy();
  private static final RetryDecision NEVER = new RetryDecision.Never();

  private Retry() {}

  /** Waits of 1 s, 2 s, 4 s ... up to 30 s, spread by jitter. */
  public static RetryPolicy exponential(int maxAttempts) {
    return exponential(maxAttempts, DEFAULT_MIN, DEFAULT_MAX);
  }

  /** Waits that double from {@code min} up to {@code max}, spread by jitter. */
  public static RetryPolicy exponential(int maxAttempts, Duration min, Duration max) {
    return new RetryPolicy(maxAttempts, min, max, 2.0, true);
  }

  /** The same wait after each failure. */
  public static RetryPolicy fixed(int maxAttempts, Duration delay) {
    return new RetryPolicy(maxAttempts, delay, delay, 1.0, false);
  }

  /** A single attempt. */
  public static RetryPolicy none() {
    return fixed(1, Duration.ZERO);
  }

  /** Decides: as the policy says. */
  public static RetryDecision policy() {
    return BY_POLICY;
  }

  /** Decides: no further attempt. */
  public static RetryDecision never() {
    return NEVER;
  }

  /** Decides: again after this wait of at most 7 days, if the policy has attempts left. */
  public static RetryDecision after(Duration delay) {
    return new RetryDecision.After(delay);
  }
}
