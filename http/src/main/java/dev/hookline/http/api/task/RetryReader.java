package dev.hookline.http.api.task;

import dev.hookline.http.json.JsonObject;
import dev.hookline.job.RetryPolicy;
import dev.hookline.task.TaskDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the retry policy of a task; what is left out is as in the standard. */
final class RetryReader {

  private static final double FACTOR_MAX = 100;
  private static final RetryPolicy.Exponential STANDARD = TaskDefinition.RETRY_STANDARD;

  private RetryReader() {}

  static RetryPolicy.Exponential read(JsonObject task) {
    JsonObject form = task.object("retry");
    if (form == null) {
      return STANDARD;
    }
    Duration min = form.duration("min", Duration.ZERO, RetryPolicy.DELAY_MAX);
    Duration max = form.duration("max", Duration.ZERO, RetryPolicy.DELAY_MAX);
    RetryPolicy.Exponential read =
        new RetryPolicy.Exponential(
            or(form.integer("max_attempts", 1, RetryPolicy.ATTEMPTS_MAX), STANDARD.maxAttempts()),
            or(min, STANDARD.min()),
            or(max, min != null && min.compareTo(STANDARD.max()) > 0 ? min : STANDARD.max()),
            or(form.number("factor", 1, FACTOR_MAX), STANDARD.factor()),
            or(form.flag("jitter"), STANDARD.jitter()));
    if (read.max().compareTo(read.min()) < 0) {
      form.error("max", "must not be less than min");
    }
    return read;
  }

  private static <T> T or(@Nullable T given, T standard) {
    return given == null ? standard : given;
  }
}
