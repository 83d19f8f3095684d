package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the run of a task has beyond what every job has. The input is the payload of the job's
 * event; a run that no event has triggered has a nameless event of its own, with the run's id and
 * {@link dev.hookline.event.Event#NAMELESS} as the type.
 *
 * @param task the id of the task
 * @param queue the name of the queue; the job's target is the lane in it
 * @param concurrencyKey what is limited separately in the queue; null for none
 * @param priority so many seconds is it treated as older than it is
 * @param maxAttempts instead of the task's own; null for those
 * @param maxDuration of an attempt, instead of the task's own; null for that
 * @param expiresAt when it is no longer to begin; null for never, and once an attempt has ended
 * @param key the name its trigger gave it; null for none
 * @param metadata a JSON object
 * @param waiting what it waits for while the job is {@link JobStatus#READY}; null when it does not
 * @param cancelRequestedAt when somebody wanted an attempt under way to end; null when nobody has
 * @param lost how often its worker was lost
 * @param logsDropped how many log lines were not kept
 * @param steps what it has memoised, as far as {@link StepBudget} allows and one more if there are
 *     more; known only of a claimed run
 */
public record Run(
    String task,
    String queue,
    @Nullable String concurrencyKey,
    RunTrigger trigger,
    int priority,
    List<String> tags,
    @Nullable Integer maxAttempts,
    @Nullable Duration maxDuration,
    @Nullable Instant expiresAt,
    @Nullable RunKey key,
    String metadata,
    @Nullable RunWait waiting,
    @Nullable Instant cancelRequestedAt,
    int lost,
    long logsDropped,
    List<Step> steps) {

  public static final int TAGS_MAX = 10;
  public static final int TAG_LENGTH_MAX = 128;
  public static final int METADATA_LENGTH_MAX = 64 * 1024;
  public static final String NO_METADATA = "{}";

  public Run {
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
  }

  /** The parent run; null when it has none. */
  public @Nullable Id parent() {
    return trigger.kind() == RunTrigger.Kind.PARENT ? trigger.of() : null;
  }

  /** An attempt of it has ended and another follows: it has begun, so it no longer expires. */
  public Run begun() {
    return waiting == null && expiresAt == null
        ? this
        : with(null, metadata, null, cancelRequestedAt, lost);
  }

  /** Suspended for this; it has begun, so it no longer expires. */
  public Run suspended(RunWait wait) {
    return with(null, metadata, wait, cancelRequestedAt, lost);
  }

  /** Going on after what it waited for, or ended. */
  public Run resumed() {
    return waiting == null ? this : with(expiresAt, metadata, null, cancelRequestedAt, lost);
  }

  /** A negative time moves it to an earlier one. */
  Run expiringLaterBy(Duration time) {
    return expiresAt == null
        ? this
        : with(expiresAt.plus(time), metadata, waiting, cancelRequestedAt, lost);
  }

  public Run lostOnceMore() {
    return with(expiresAt, metadata, null, cancelRequestedAt, lost + 1);
  }

  public Run withMetadata(String changed) {
    return with(expiresAt, changed, waiting, cancelRequestedAt, lost);
  }

  public Run cancelRequested(Instant now) {
    return with(expiresAt, metadata, waiting, now, lost);
  }

  /** An operator wants it attempted once more; nothing of before is to end it. */
  public Run again() {
    return with(null, metadata, null, null, 0);
  }

  public Run withSteps(List<Step> memoised) {
    return new Run(
        task,
        queue,
        concurrencyKey,
        trigger,
        priority,
        tags,
        maxAttempts,
        maxDuration,
        expiresAt,
        key,
        metadata,
        waiting,
        cancelRequestedAt,
        lost,
        logsDropped,
        memoised);
  }

  /** What it holds of memory beyond what every job does, roughly. */
  int weightBytes() {
    int bytes = metadata.length();
    for (Step step : steps) {
      bytes += step.weightBytes();
    }
    return bytes;
  }

  private Run with(
      @Nullable Instant expires,
      String data,
      @Nullable RunWait wait,
      @Nullable Instant cancel,
      int lostTimes) {
    return new Run(
        task,
        queue,
        concurrencyKey,
        trigger,
        priority,
        tags,
        maxAttempts,
        maxDuration,
        expires,
        key,
        data,
        wait,
        cancel,
        lostTimes,
        logsDropped,
        steps);
  }
}
