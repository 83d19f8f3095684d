package dev.hookline.sdk.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Waits that grow from 100 ms to 2 s, each shortened by up to a half, so that workers that lost the
 * server together do not return together, and are back soon after it.
 */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 2_000;

  private long nextMillis = FIRST_MILLIS;

  /** The next wait, at least as long as the server asked for. */
  Duration next(@Nullable Duration asked) {
    long millis = ThreadLocalRandom.current().nextLong(nextMillis / 2, nextMillis + 1);
    nextMillis = Math.min(nextMillis * 2, LONGEST_MILLIS);
    return asked == null || asked.toMillis() < millis ? Duration.ofMillis(millis) : asked;
  }

  /** Begins anew after a success. */
  void reset() {
    nextMillis = FIRST_MILLIS;
  }
}
