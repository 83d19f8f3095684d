package dev.hookline.sdk;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task as the server knows it: everything but its code.
 *
 * @param id 1 to 128 of {@code a-z A-Z 0-9 . _ -}, beginning with a letter or digit
 * @param queue null for an unbounded queue of its own
 * @param retry null for the server's default: 3 attempts, 1 s to 30 s, with jitter
 * @param maxDuration of one attempt, at most 24 hours; null for 5 minutes
 * @param ttl after which a run that has not begun expires; null for never
 */
public record TaskDefinition(
    String id,
    @Nullable String description,
    @Nullable QueueDefinition queue,
    @Nullable RetryPolicy retry,
    @Nullable Duration maxDuration,
    @Nullable Duration ttl,
    List<EventSubscription> on,
    List<CronSchedule> schedules) {

  /** The longest that one attempt may take. */
  public static final Duration LONGEST_ATTEMPT = Duration.ofHours(24);

  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}");

  public TaskDefinition {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a task id is 1 to 128 of a-z A-Z 0-9 . _ - and begins with a letter or digit: " + id);
    }
    positive("maxDuration", maxDuration);
    positive("ttl", ttl);
    if (maxDuration != null && maxDuration.compareTo(LONGEST_ATTEMPT) > 0) {
      throw new IllegalArgumentException("maxDuration is at most 24 hours, not " + maxDuration);
    }
    on = List.copyOf(on);
    schedules = List.copyOf(schedules);
  }

  private static void positive(String field, @Nullable Duration value) {
    if (value != null && !value.isPositive()) {
      throw new IllegalArgumentException(field + " must be longer than zero, not " + value);
    }
  }
}
