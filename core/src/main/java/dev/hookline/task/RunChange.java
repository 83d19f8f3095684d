package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.live.Change;
import java.time.Instant;

/** A run's new state as a change of the live feed. */
public final class RunChange {

  private RunChange() {}

  /**
   * Makes the change.
   *
   * @param begun whether an attempt is under way
   */
  public static Change of(Job job, Event event, boolean begun, Instant now) {
    Run run = job.run();
    return new Change(
        Change.Kind.RUN,
        job.id(),
        job.project(),
        job.event(),
        event.type(),
        event.source(),
        null,
        RunStatus.of(job, begun, now).word(),
        job.attempt(),
        job.reason(),
        job.lastStatusCode(),
        job.status() == JobStatus.READY ? job.dueAt() : null,
        now,
        run == null ? null : run.task());
  }
}
