package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The changes of a job that a store makes by itself: those that are no outcome of an attempt. */
final class StoredJobs {

  private StoredJobs() {}

  static Job rescued(Job job, Instant now) {
    return with(job, JobStatus.READY, job.attempt(), now, "interrupted");
  }

  static Job released(Job job) {
    return with(job, JobStatus.READY, job.attempt() - 1, job.dueAt(), null);
  }

  static Job held(Job job, String why) {
    return with(job, JobStatus.HELD, job.attempt(), job.dueAt(), why);
  }

  static Job unheld(Job job, Instant now) {
    return with(job, JobStatus.READY, job.attempt(), now, null);
  }

  private static Job with(
      Job job, JobStatus status, int attempt, Instant dueAt, @Nullable String reason) {
    @Nullable Id nobody = null;
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        status,
        attempt,
        job.failures(),
        dueAt,
        nobody,
        reason,
        job.lastStatusCode(),
        null);
  }
}
