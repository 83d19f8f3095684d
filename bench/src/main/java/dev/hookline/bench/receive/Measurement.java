package dev.hookline.bench.receive;

import dev.hookline.bench.timing.Latencies;
import java.util.concurrent.atomic.AtomicLong;

/** What arrives within one stretch of time; bounds are values of {@link System#nanoTime}. */
public final class Measurement {
  private final long fromNanos;
  private final long untilNanos;
  private final AtomicLong delivered = new AtomicLong();
  private final Latencies latencies = new Latencies();

  public Measurement(long fromNanos, long untilNanos) {
    this.fromNanos = fromNanos;
    this.untilNanos = untilNanos;
  }

  /** Distinct events acknowledged per second of the stretch. */
  public double deliveredPerSecond() {
    return delivered.getAcquire() * 1e9 / (untilNanos - fromNanos);
  }

  /**
   * From when an event was due to its first arrival, of the events due within the stretch; complete
   * once nothing is on its way.
   */
  public Latencies latencies() {
    return latencies;
  }

  void delivered(long atNanos) {
    if (holds(atNanos)) {
      delivered.setRelease(delivered.getPlain() + 1);
    }
  }

  void arrived(long dueNanos, long atNanos) {
    if (holds(dueNanos)) {
      latencies.record(atNanos - dueNanos);
    }
  }

  private boolean holds(long nanos) {
    return nanos - fromNanos >= 0 && nanos - untilNanos < 0;
  }
}
