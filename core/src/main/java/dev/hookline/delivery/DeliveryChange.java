package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.live.Change;
import java.time.Instant;

/** A delivery's new state as a change of the live feed. */
public final class DeliveryChange {

  private DeliveryChange() {}

  public static Change of(Job job, Event event, Instant now) {
    return new Change(
        Change.Kind.DELIVERY,
        job.id(),
        job.project(),
        job.event(),
        event.type(),
        event.source(),
        job.target(),
        DeliveryStatus.of(job),
        job.attempt(),
        job.reason(),
        job.lastStatusCode(),
        job.status() == JobStatus.READY ? job.dueAt() : null,
        now);
  }
}
