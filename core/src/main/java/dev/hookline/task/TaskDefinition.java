package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named function, as its worker or an operator described it.
 *
 * @param name unique in the project; 1 to {@link #NAME_LENGTH_MAX} of {@code a-z A-Z 0-9 . _ -}
 * @param queue the name of the queue its runs wait in
 * @param maxDuration of one attempt
 * @param ttl a run that has not begun after this time expires; null for never
 * @param http where it is executed without a worker; null for a task of workers
 */
public record TaskDefinition(
    Id project,
    String name,
    @Nullable String description,
    String queue,
    RetryPolicy.Exponential retry,
    Duration maxDuration,
    @Nullable Duration ttl,
    List<Subscription> subscriptions,
    @Nullable HttpTarget http,
    Instant updatedAt) {

  public static final int NAME_LENGTH_MAX = 128;
  public static final Duration MAX_DURATION_STANDARD = Duration.ofMinutes(5);
  public static final Duration MAX_DURATION_MAX = Duration.ofHours(24);
  public static final RetryPolicy.Exponential RETRY_STANDARD =
      new RetryPolicy.Exponential(3, Duration.ofSeconds(1), Duration.ofSeconds(30), 2);

  public TaskDefinition {
    subscriptions = List.copyOf(subscriptions);
  }

  /** The queue of a task that names none. */
  public static String ownQueue(String name) {
    return "task/" + name;
  }

  /** Whether a text can name a task. */
  public static boolean isName(String text) {
    if (text.isEmpty() || text.length() > NAME_LENGTH_MAX) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean isWord =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9');
      boolean isMark = letter == '.' || letter == '_' || letter == '-';
      if (!isWord && !(isMark && at > 0)) {
        return false;
      }
    }
    return true;
  }

  /** How often a run of it is attempted: as often as the run itself says, or the task. */
  public int maxAttempts(Run run) {
    Integer own = run.maxAttempts();
    return own == null ? retry.maxAttempts() : own;
  }

  /** How long an attempt of a run may take: as the run itself says, or the task. */
  public Duration maxDuration(Run run) {
    Duration own = run.maxDuration();
    return own == null ? maxDuration : own;
  }

  /** The same but for the time of the change. */
  boolean saysTheSameAs(TaskDefinition other) {
    return equals(
        new TaskDefinition(
            other.project,
            other.name,
            other.description,
            other.queue,
            other.retry,
            other.maxDuration,
            other.ttl,
            other.subscriptions,
            other.http,
            updatedAt));
  }
}
