package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A durable piece of work: an event on its way to a target, an endpoint or a task's queue.
 *
 * @param attempt the number of the attempt that was last claimed; 0 before the first. One that was
 *     not begun gives it back; it is, with {@code owner}, what a result is checked against
 * @param failures how many attempts failed so far; what the retry policy counts
 * @param dueAt when the next attempt may begin
 * @param owner who has claimed the job; set exactly while it is {@link JobStatus#RUNNING}
 * @param reason why the job is in its state, for a person to read; null when there is nothing to
 *     say
 * @param lastStatusCode what the last attempt was answered; null when it was not
 * @param finishedAt set exactly when the status is final
 * @param run what it has beyond that as the run of a task; set exactly for {@link JobKind#RUN}
 */
public record Job(
    Id id,
    JobKind kind,
    Id project,
    Id event,
    Id target,
    JobStatus status,
    int attempt,
    int failures,
    Instant dueAt,
    @Nullable Id owner,
    @Nullable String reason,
    @Nullable Integer lastStatusCode,
    @Nullable Instant finishedAt,
    @Nullable Run run) {

  /** A job that is not a run. */
  public Job(
      Id id,
      JobKind kind,
      Id project,
      Id event,
      Id target,
      JobStatus status,
      int attempt,
      int failures,
      Instant dueAt,
      @Nullable Id owner,
      @Nullable String reason,
      @Nullable Integer lastStatusCode,
      @Nullable Instant finishedAt) {
    this(
        id,
        kind,
        project,
        event,
        target,
        status,
        attempt,
        failures,
        dueAt,
        owner,
        reason,
        lastStatusCode,
        finishedAt,
        null);
  }

  public Lane lane() {
    return new Lane(kind, target);
  }

  /**
   * When its turn is, among jobs that are due: a run of higher priority is treated as older. One
   * that may begin at once is due earlier by its priority; one that waits for a time must not be.
   */
  public Instant turn() {
    return run == null || isDueByPriority() ? dueAt : dueAt.minusSeconds(run.priority());
  }

  /** When a run that has not begun may begin. */
  public Instant mayBeginAt() {
    return isDueByPriority() ? createdAt() : dueAt;
  }

  private boolean isDueByPriority() {
    return run != null
        && run.priority() > 0
        && dueAt.equals(createdAt().minusSeconds(run.priority()));
  }

  /** The same with other data of its run. */
  public Job withRun(Run changed) {
    return new Job(
        id,
        kind,
        project,
        event,
        target,
        status,
        attempt,
        failures,
        dueAt,
        owner,
        reason,
        lastStatusCode,
        finishedAt,
        changed);
  }

  public Instant createdAt() {
    return id.time();
  }
}
