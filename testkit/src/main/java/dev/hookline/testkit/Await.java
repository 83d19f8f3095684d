package dev.hookline.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition that offers no signal of its own, and fails with its name when it stays
 * away. Prefer {@link Signal} where the code under test can raise one.
 */
public final class Await {
  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private Await() {}

  /**
   * Returns as soon as {@code condition} holds.
   *
   * @param expectation what is awaited, in words that complete "not within 2s: ..."
   * @throws AssertionError when it does not hold within {@code limit}, or the thread is interrupted
   */
  public static void until(String expectation, Duration limit, BooleanSupplier condition) {
    value(
        expectation,
        limit,
        () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
  }

  /**
   * Returns the first value that {@code source} offers.
   *
   * @param expectation what is awaited, in words that complete "not within 2s: ..."
   * @throws AssertionError when none appears within {@code limit}, or the thread is interrupted
   */
  public static <T> T value(String expectation, Duration limit, Supplier<Optional<T>> source) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> value = source.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted while waiting: " + expectation);
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError("not within " + inWords(limit) + ": " + expectation);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static String inWords(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
