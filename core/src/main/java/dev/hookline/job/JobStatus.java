package dev.hookline.job;

/** The stored state of a job. Which may follow which is decided by {@link Lifecycle}. */
public enum JobStatus {
  /** Waits for its due time. */
  READY,
  /** Claimed by an owner, which attempts it or is about to. */
  RUNNING,
  /** Waits until an operator lets its lane go on. */
  HELD,
  SUCCEEDED,
  /** A dead letter: no attempt is left, or none makes sense. */
  FAILED,
  CANCELLED,
  /** Never attempted, for a stored reason. */
  SKIPPED,
  /** A run that had not begun when its time to live was over. */
  EXPIRED,
  /** A run whose attempt took longer than it may. */
  TIMED_OUT,
  /** A run whose worker was lost too often. */
  CRASHED;

  public boolean isFinal() {
    return switch (this) {
      case READY, RUNNING, HELD -> false;
      case SUCCEEDED, FAILED, CANCELLED, SKIPPED, EXPIRED, TIMED_OUT, CRASHED -> true;
    };
  }
}
