package dev.hookline.task;

import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import java.time.Instant;

/** The API's words for the state of a run. */
public enum RunStatus {
  DELAYED("delayed"),
  QUEUED("queued"),
  EXECUTING("executing"),
  WAITING("waiting"),
  RETRYING("retrying"),
  COMPLETED("completed"),
  FAILED("failed"),
  CANCELLED("cancelled"),
  EXPIRED("expired"),
  TIMED_OUT("timed_out"),
  CRASHED("crashed");

  private final String word;

  RunStatus(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public boolean isFinal() {
    return switch (this) {
      case DELAYED, QUEUED, EXECUTING, WAITING, RETRYING -> false;
      case COMPLETED, FAILED, CANCELLED, EXPIRED, TIMED_OUT, CRASHED -> true;
    };
  }

  /**
   * The status of a run.
   *
   * @param begun whether an attempt is under way, and not only claimed
   */
  public static RunStatus of(Job job, boolean begun, Instant now) {
    return switch (job.status()) {
      case READY, HELD -> waiting(job, job.dueAt().isAfter(now));
      case RUNNING -> begun ? EXECUTING : waiting(job, false);
      case SUCCEEDED -> COMPLETED;
      case FAILED, SKIPPED -> FAILED;
      case CANCELLED -> CANCELLED;
      case EXPIRED -> EXPIRED;
      case TIMED_OUT -> TIMED_OUT;
      case CRASHED -> CRASHED;
    };
  }

  private static RunStatus waiting(Job job, boolean later) {
    Run run = job.run();
    if (run != null && run.waiting() != null && (later || job.status() == JobStatus.READY)) {
      return WAITING;
    }
    if (job.failures() > 0) {
      return RETRYING;
    }
    return later && job.attempt() == 0 ? DELAYED : QUEUED;
  }
}
