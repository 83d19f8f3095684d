package dev.hookline.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts a lane may have under way: half as many after each sign of overload, one more
 * after each success (additive increase, multiplicative decrease), and none while it is paused.
 * Keeps a dead endpoint from taking more than one connection. Not safe for several threads, but for
 * {@link #ceiling}.
 */
final class Throttle {

  private static final long PAUSE_FIRST_MILLIS = 500;
  private static final long PAUSE_MAX_MILLIS = 30_000;

  private volatile int ceiling = Integer.MAX_VALUE;
  private long pausedUntilMillis;
  private int overloadsInRow;

  int allowed(int configured) {
    return Math.min(configured, ceiling);
  }

  /** What it allows by itself; without bound unless slowed down. */
  int ceiling() {
    return ceiling;
  }

  /** A pause longer than any is the trace of a clock that was set back. */
  boolean isPaused(long nowMillis) {
    return nowMillis < pausedUntilMillis && pausedUntilMillis - nowMillis <= PAUSE_MAX_MILLIS;
  }

  long pausedUntilMillis() {
    return pausedUntilMillis;
  }

  void succeeded(int configured) {
    overloadsInRow = 0;
    pausedUntilMillis = 0;
    ceiling = ceiling < configured ? ceiling + 1 : Integer.MAX_VALUE;
  }

  /** What it has seen so far says nothing of what comes. */
  void reset() {
    overloadsInRow = 0;
    pausedUntilMillis = 0;
    ceiling = Integer.MAX_VALUE;
  }

  /** Signs that come while the lane is paused are of attempts begun before, and count as one. */
  void overloaded(int configured, long nowMillis, @Nullable Duration notBefore) {
    if (isPaused(nowMillis)) {
      return;
    }
    ceiling = Math.max(1, Math.min(ceiling, configured) / 2);
    long pauseMillis = PAUSE_FIRST_MILLIS << Math.min(overloadsInRow, 6);
    if (notBefore != null) {
      pauseMillis = Math.max(pauseMillis, notBefore.toMillis());
    }
    overloadsInRow++;
    pausedUntilMillis = nowMillis + Math.min(pauseMillis, PAUSE_MAX_MILLIS);
  }
}
