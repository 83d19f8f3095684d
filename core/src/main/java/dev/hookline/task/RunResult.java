package dev.hookline.task;

import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param output what its code gave back; null unless it is completed
 * @param error what its last failed attempt left, a JSON object; null when that left none
 * @param errorCode the kind of its last failure; null when it never failed
 * @param errorDetail one line about it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record RunResult(
    byte @Nullable [] output,
    byte @Nullable [] error,
    @Nullable String errorCode,
    @Nullable String errorDetail) {

  /** Reads it from the run's attempts, first first. */
  public static RunResult of(Job job, List<Attempt> attempts) {
    if (job.status() == JobStatus.SUCCEEDED) {
      byte[] output = attempts.isEmpty() ? null : attempts.getLast().body();
      return new RunResult(output, null, null, null);
    }
    for (Attempt attempt : attempts.reversed()) {
      AttemptError error = attempt.error();
      if (error != null) {
        byte[] body = error == AttemptError.TASK ? attempt.body() : null;
        return new RunResult(null, body, error.code(), attempt.detail());
      }
    }
    return new RunResult(null, null, null, null);
  }
}
