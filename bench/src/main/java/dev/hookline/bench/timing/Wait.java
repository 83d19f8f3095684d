package dev.hookline.bench.timing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for another process, which sends no signal. */
public final class Wait {
  private Wait() {}

  /**
   * Asks again and again until the condition holds.
   *
   * @return false when it did not hold within the limit
   */
  public static boolean until(BooleanSupplier condition, Duration limit, Duration step)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadlineNanos >= 0) {
        return false;
      }
      Thread.sleep(step);
    }
    return true;
  }
}
