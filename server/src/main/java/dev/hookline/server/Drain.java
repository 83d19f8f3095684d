package dev.hookline.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a stop may take: requests and the runs of this process have half of it, attempts
 * under way all that is left, so that a stop with nothing else to wait for is theirs.
 */
final class Drain {

  private final LongSupplier nanos;
  private final long halfNanos;
  private final long endNanos;

  private Drain(Duration most, LongSupplier nanos) {
    this.nanos = nanos;
    long now = nanos.getAsLong();
    this.halfNanos = now + most.toNanos() / 2;
    this.endNanos = now + most.toNanos();
  }

  static Drain within(Duration most) {
    return within(most, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  static Drain within(Duration most, LongSupplier nanos) {
    return new Drain(most, nanos);
  }

  Duration leftOfHalf() {
    return until(halfNanos);
  }

  Duration left() {
    return until(endNanos);
  }

  private Duration until(long deadlineNanos) {
    return Duration.ofNanos(Math.max(0, deadlineNanos - nanos.getAsLong()));
  }
}
