package dev.hookline.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by the code of a task: the attempt has failed, and the next is to follow after this wait
 * of at most 7 days, if the policy has attempts left.
 */
public final class RetryAfter extends RuntimeException {

  private final Duration delay;

  /** Fails with this message, to be repeated after this wait. */
  public RetryAfter(Duration delay, String message) {
    this(delay, message, null);
  }

  /** Fails with this message and cause, to be repeated after this wait. */
  public RetryAfter(Duration delay, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.delay = new RetryDecision.After(delay).delay(); // one that will be granted
  }

  /** The wait before the next attempt. */
  public Duration delay() {
    return delay;
  }
}
