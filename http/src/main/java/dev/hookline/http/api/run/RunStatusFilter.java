package dev.hookline.http.api.run;

import dev.hookline.job.JobStatus;
import dev.hookline.task.RunStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of {@link RunStatus} as a question to the store. Whether a run is only claimed or being
 * executed, and whether its time has come, the store does not know: of what it finds, what has
 * another status is left out afterwards.
 *
 * @param wanted null for all
 * @param failedBefore as in {@link dev.hookline.task.RunQuery}
 * @param waiting as in {@link dev.hookline.task.RunQuery}
 */
record RunStatusFilter(
    @Nullable RunStatus wanted,
    Set<JobStatus> statuses,
    @Nullable Boolean failedBefore,
    @Nullable Boolean waiting) {

  static final RunStatusFilter ANY = new RunStatusFilter(null, Set.of(), null, null);

  private static final Set<JobStatus> WAITING = Set.of(JobStatus.READY, JobStatus.HELD);
  private static final Set<JobStatus> NOT_BEGUN =
      Set.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD);

  /** Empty for a word that is none. */
  static Optional<RunStatusFilter> of(String word) {
    return Arrays.stream(RunStatus.values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .map(RunStatusFilter::of);
  }

  private static RunStatusFilter of(RunStatus wanted) {
    return switch (wanted) {
      case DELAYED -> new RunStatusFilter(wanted, WAITING, false, false);
      case QUEUED -> new RunStatusFilter(wanted, NOT_BEGUN, null, null);
      case EXECUTING -> new RunStatusFilter(wanted, Set.of(JobStatus.RUNNING), null, null);
      case WAITING -> new RunStatusFilter(wanted, WAITING, null, true);
      case RETRYING -> new RunStatusFilter(wanted, NOT_BEGUN, true, null);
      case COMPLETED -> only(wanted, JobStatus.SUCCEEDED);
      case FAILED ->
          new RunStatusFilter(wanted, Set.of(JobStatus.FAILED, JobStatus.SKIPPED), null, null);
      case CANCELLED -> only(wanted, JobStatus.CANCELLED);
      case EXPIRED -> only(wanted, JobStatus.EXPIRED);
      case TIMED_OUT -> only(wanted, JobStatus.TIMED_OUT);
      case CRASHED -> only(wanted, JobStatus.CRASHED);
    };
  }

  private static RunStatusFilter only(RunStatus wanted, JobStatus status) {
    return new RunStatusFilter(wanted, Set.of(status), null, null);
  }

  boolean admits(RunStatus status) {
    return wanted == null || wanted == status;
  }
}
