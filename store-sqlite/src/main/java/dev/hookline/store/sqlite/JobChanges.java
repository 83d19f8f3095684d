package dev.hookline.store.sqlite;

import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes of claimed jobs that are no outcome of an attempt. */
final class JobChanges {

  private JobChanges() {}

  /** The job as one that anybody may claim. */
  static Job ready(Job job, int attempt, Instant dueAt, @Nullable String reason) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        JobStatus.READY,
        attempt,
        job.failures(),
        dueAt,
        null,
        reason,
        job.lastStatusCode(),
        null);
  }
}
