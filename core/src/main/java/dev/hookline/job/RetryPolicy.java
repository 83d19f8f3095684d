package dev.hookline.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failure, and when to stop. */
public sealed interface RetryPolicy {

  int ATTEMPTS_MAX = 100;
  Duration DELAY_MAX = Duration.ofDays(7);

  /** A wait is spread over 80 % to 120 % of what the policy says. */
  double SPREAD = 0.2;

  /**
   * The schedule that Standard Webhooks suggests (specification 1.0.0, "Deliverability and
   * reliability"): ten attempts over three days.
   */
  RetryPolicy STANDARD =
      new Schedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)));

  /**
   * The wait before the next attempt after so many failures (1 or more); empty when that was the
   * last.
   */
  Optional<Duration> delayAfter(int failures);

  /**
   * A wait, spread a little so that failures do not return as a herd.
   *
   * @param jitter 0 to 1, evenly spread
   */
  Duration spread(Duration delay, double jitter);

  /** One wait per failure; an empty list means a single attempt. */
  record Schedule(List<Duration> delays) implements RetryPolicy {
    public Schedule {
      delays = List.copyOf(delays);
    }

    @Override
    public Duration spread(Duration delay, double jitter) {
      return between(delay.toMillis() * (1 - SPREAD), delay.toMillis() * (1 + SPREAD), jitter);
    }

    @Override
    public Optional<Duration> delayAfter(int failures) {
      return failures <= delays.size() ? Optional.of(delays.get(failures - 1)) : Optional.empty();
    }
  }

  /**
   * {@code min * factor^(failures-1)}, at most {@code max}, for at most {@code maxAttempts}
   * attempts.
   */
  record Exponential(int maxAttempts, Duration min, Duration max, double factor, boolean jitter)
      implements RetryPolicy {

    public Exponential(int maxAttempts, Duration min, Duration max, double factor) {
      this(maxAttempts, min, max, factor, true);
    }

    public Exponential withMaxAttempts(int attempts) {
      return new Exponential(attempts, min, max, factor, jitter);
    }

    /** Stays between {@code min} and {@code max}. */
    @Override
    public Duration spread(Duration delay, double evenly) {
      return jitter
          ? between(
              Math.max((double) min.toMillis(), delay.toMillis() * (1 - SPREAD)),
              Math.min((double) max.toMillis(), delay.toMillis() * (1 + SPREAD)),
              evenly)
          : delay;
    }

    @Override
    public Optional<Duration> delayAfter(int failures) {
      if (failures >= maxAttempts) {
        return Optional.empty();
      }
      double millis =
          Math.min(
              (double) max.toMillis(), (double) min.toMillis() * Math.pow(factor, failures - 1.0));
      return Optional.of(Duration.ofMillis((long) millis));
    }
  }

  private static Duration between(double leastMillis, double mostMillis, double jitter) {
    return Duration.ofMillis((long) (leastMillis + (mostMillis - leastMillis) * jitter));
  }
}
