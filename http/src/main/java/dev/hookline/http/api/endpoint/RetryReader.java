package dev.hookline.http.api.endpoint;

import dev.hookline.http.json.JsonObject;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a retry policy: a list of waits, or the parameters of growing ones. */
final class RetryReader {

  static final Duration DELAY_MIN = Duration.ofMillis(100);
  private static final double FACTOR_MAX = 100;

  private static final RetryPolicy.Exponential STANDARD =
      new RetryPolicy.Exponential(10, Duration.ofSeconds(5), Duration.ofHours(24), 2);
  private static final List<String> OF_EXPONENTIAL =
      List.of("max_attempts", "min", "max", "factor");

  private RetryReader() {}

  /** Naming a member of the one form leaves the other form behind. */
  static RetryPolicy read(JsonObject form, RetryPolicy present) {
    boolean schedule = isGiven(form, "schedule");
    boolean exponential = OF_EXPONENTIAL.stream().filter(name -> isGiven(form, name)).count() > 0;
    if (schedule && exponential) {
      form.error("schedule", "cannot stand beside max_attempts, min, max and factor");
      return present;
    }
    if (schedule) {
      List<Duration> delays =
          form.durations(
              "schedule", RetryPolicy.ATTEMPTS_MAX - 1, DELAY_MIN, RetryPolicy.DELAY_MAX);
      return delays == null ? present : new RetryPolicy.Schedule(delays);
    }
    return switch (present) {
      case RetryPolicy.Exponential growing -> exponential(form, growing);
      case RetryPolicy.Schedule _ when exponential -> exponential(form, STANDARD);
      case RetryPolicy.Schedule listed -> form.isNull("schedule") ? RetryPolicy.STANDARD : listed;
    };
  }

  private static RetryPolicy exponential(JsonObject form, RetryPolicy.Exponential base) {
    RetryPolicy.Exponential read =
        new RetryPolicy.Exponential(
            chosen(
                form,
                "max_attempts",
                form.integer("max_attempts", 1, RetryPolicy.ATTEMPTS_MAX),
                base.maxAttempts(),
                STANDARD.maxAttempts()),
            chosen(form, "min", delay(form, "min"), base.min(), STANDARD.min()),
            chosen(form, "max", delay(form, "max"), base.max(), STANDARD.max()),
            chosen(
                form,
                "factor",
                form.number("factor", 1, FACTOR_MAX),
                base.factor(),
                STANDARD.factor()));
    if (read.max().compareTo(read.min()) < 0) {
      form.error("max", "must not be less than min");
    }
    return read;
  }

  private static @Nullable Duration delay(JsonObject form, String name) {
    return form.duration(name, DELAY_MIN, RetryPolicy.DELAY_MAX);
  }

  private static <T> T chosen(
      JsonObject form, String name, @Nullable T given, T present, T standard) {
    if (given != null) {
      return given;
    }
    return form.isNull(name) ? standard : present;
  }

  private static boolean isGiven(JsonObject form, String name) {
    return form.has(name) && !form.isNull(name);
  }
}
