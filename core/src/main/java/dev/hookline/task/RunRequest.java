package dev.hookline.task;

import dev.hookline.event.Payload;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run is wanted; null stands for what the task says.
 *
 * @param notBefore when it may begin; null for at once
 * @param ttl it expires when it has not begun so long after it might have
 * @param priority seconds that it is treated as older
 */
public record RunRequest(
    Payload payload,
    RunTrigger trigger,
    @Nullable Instant notBefore,
    @Nullable Duration ttl,
    @Nullable RunKey key,
    @Nullable String queue,
    @Nullable String concurrencyKey,
    int priority,
    List<String> tags,
    String metadata,
    @Nullable Integer maxAttempts,
    @Nullable Duration maxDuration) {

  public static final Duration KEY_TTL_STANDARD = Duration.ofDays(30);
  public static final int PRIORITY_MAX = 86_400;
  public static final Duration DELAY_MAX = Duration.ofDays(366);

  public RunRequest {
    tags = List.copyOf(tags);
  }

  /** Nothing special. */
  public static RunRequest of(Payload payload, RunTrigger trigger) {
    return new RunRequest(
        payload, trigger, null, null, null, null, null, 0, List.of(), Run.NO_METADATA, null, null);
  }

  public RunRequest withKey(RunKey changed) {
    return new RunRequest(
        payload,
        trigger,
        notBefore,
        ttl,
        changed,
        queue,
        concurrencyKey,
        priority,
        tags,
        metadata,
        maxAttempts,
        maxDuration);
  }
}
