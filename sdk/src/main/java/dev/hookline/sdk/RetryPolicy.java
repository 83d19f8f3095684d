package dev.hookline.sdk;

import java.time.Duration;

/**
 * When a failed attempt is followed by another: the waits grow from {@code min} by {@code factor}
 * up to {@code max}.
 *
 * @param maxAttempts how often the task is tried in all, 1 or more
 * @param min the wait after the first failure
 * @param max no wait is longer
 * @param factor by which each wait is longer than the one before it, 1 or more
 * @param jitter whether waits are spread by a fifth either way, between {@code min} and {@code
 *     max}, so that runs that failed together do not return together
 */
public record RetryPolicy(
    int maxAttempts, Duration min, Duration max, double factor, boolean jitter) {

  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be 1 or more, not " + maxAttempts);
    }
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("factor must be 1 or more, not " + factor);
    }
    if (min.isNegative() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "waits must be from min to max, not " + min + " to " + max);
    }
  }

  /** The same policy with the waits exactly as computed. */
  public RetryPolicy withoutJitter() {
    return new RetryPolicy(maxAttempts, min, max, factor, false);
  }
}
