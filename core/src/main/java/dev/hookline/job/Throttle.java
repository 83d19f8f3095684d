package dev.hookline.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts a lane may have under way: half as many after each sign of overload, one more
 * after each success (additive increase, multiplicative decrease), and none while it is paused.
 * Keeps a dead endpoint from taking more than one connection. Not safe for several threads, but for
 * {@link #isSlowed}.
 */
final class Throttle {

  private static final long PAUSE_FIRST_MILLIS = 500;
  private static final long PAUSE_MAX_MILLIS = 30_000;

  private int ceiling = Integer.MAX_VALUE;
  private long pausedUntilMillis;
  private int overloadsInRow;
  private volatile boolean slowed;

  int allowed(int configured) {
    return Math.min(configured, ceiling);
  }

  long pausedUntilMillis() {
    return pausedUntilMillis;
  }

  boolean isSlowed() {
    return slowed;
  }

  void succeeded(int configured) {
    overloadsInRow = 0;
    pausedUntilMillis = 0;
    if (ceiling < configured) {
      ceiling++;
    } else {
      ceiling = Integer.MAX_VALUE;
      slowed = false;
    }
  }

  /** Signs that come while the lane is paused are of attempts begun before, and count as one. */
  void overloaded(int configured, long nowMillis, @Nullable Duration notBefore) {
    if (nowMillis < pausedUntilMillis) {
      return;
    }
    ceiling = Math.max(1, Math.min(ceiling, configured) / 2);
    slowed = true;
    long pauseMillis = PAUSE_FIRST_MILLIS << Math.min(overloadsInRow, 6);
    if (notBefore != null) {
      pauseMillis = Math.max(pauseMillis, notBefore.toMillis());
    }
    overloadsInRow++;
    pausedUntilMillis = nowMillis + Math.min(pauseMillis, PAUSE_MAX_MILLIS);
  }
}
