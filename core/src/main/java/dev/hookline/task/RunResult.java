package dev.hookline.task;

import dev.hookline.job.Attempt;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param output what its code gave back; null unless it is completed
 * @param failed its last attempt that failed; null when it is completed, or none did
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record RunResult(byte @Nullable [] output, @Nullable Attempt failed) {

  public static final RunResult NONE = new RunResult(null, null);

  /** Reads it from the run's attempts, first first. */
  public static RunResult of(Job job, List<Attempt> attempts) {
    boolean isCompleted = job.status() == JobStatus.SUCCEEDED;
    for (Attempt attempt : attempts.reversed()) {
      if ((attempt.error() == null) == isCompleted) {
        return isCompleted ? new RunResult(attempt.body(), null) : new RunResult(null, attempt);
      }
    }
    return NONE;
  }
}
