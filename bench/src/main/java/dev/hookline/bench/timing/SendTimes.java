package dev.hookline.bench.timing;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each of the last 2^20 events was due to be sent, written by the generator and read by the
 * receiver.
 *
 * <p>A ring: right as long as fewer than 2^20 events are on their way.
 */
public final class SendTimes {
  private static final int SLOTS = 1 << 20;

  private final AtomicLongArray nanos = new AtomicLongArray(SLOTS);

  /** Notes the time of {@link System#nanoTime} at which the event was due. */
  public void sent(long sequence, long atNanos) {
    nanos.setRelease((int) (sequence & (SLOTS - 1)), atNanos);
  }

  /** The time noted for the event. */
  public long of(long sequence) {
    return nanos.getAcquire((int) (sequence & (SLOTS - 1)));
  }
}
