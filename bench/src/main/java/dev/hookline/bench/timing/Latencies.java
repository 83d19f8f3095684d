package dev.hookline.bench.timing;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Latencies from one microsecond to two minutes, to three significant digits. */
public final class Latencies {
  private static final long LOWEST_NANOS = 1_000;
  private static final long HIGHEST_NANOS = Duration.ofMinutes(2).toNanos();

  private final Histogram histogram = new Histogram(LOWEST_NANOS, HIGHEST_NANOS, 3);

  /** Counts one latency; what exceeds two minutes counts as two minutes. */
  public void record(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /** The latency in milliseconds that the percentage of the counted ones did not exceed. */
  public double millisAt(double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }
}
