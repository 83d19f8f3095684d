package dev.hookline.task;

import dev.hookline.job.Job;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored run and whether it is being executed, as both were at one moment. The store does not
 * know the second, so what was read of it can be older than what this process knows.
 *
 * @param begunAt since when it is being executed; null when it is not
 */
public record SeenRun(Job job, @Nullable Instant begunAt) {

  /**
   * Puts both together. A run that ended between the two is read again, else it would look as if it
   * had not begun; may block, and throws StoreUnavailable.
   *
   * @param read what was read of the run just now
   */
  public static SeenRun of(Job read, RunsUnderWay underWay, JobReader jobs) {
    Job job = read;
    Instant begunAt = underWay.begunAt(job);
    while (job.status() == JobStatus.RUNNING && begunAt == null) {
      Job again = jobs.find(job.project(), job.id()).orElse(job);
      if (again.status() == JobStatus.RUNNING && again.attempt() == job.attempt()) {
        return new SeenRun(again, null); // claimed, and not begun
      }
      job = again;
      begunAt = underWay.begunAt(job);
    }
    return new SeenRun(job, begunAt);
  }

  public RunStatus status(Instant now) {
    return RunStatus.of(job, begunAt != null, now);
  }
}
