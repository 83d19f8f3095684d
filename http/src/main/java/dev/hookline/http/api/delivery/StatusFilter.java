package dev.hookline.http.api.delivery;

import dev.hookline.job.JobStatus;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of {@link dev.hookline.delivery.DeliveryStatus} as a question to the store.
 *
 * @param failedBefore as in {@link dev.hookline.job.JobQuery}
 */
public record StatusFilter(Set<JobStatus> statuses, @Nullable Boolean failedBefore) {

  public static final StatusFilter ANY = new StatusFilter(Set.of(), null);

  /** Empty for a word that is none. */
  public static Optional<StatusFilter> of(String word) {
    return switch (word) {
      case "pending" -> Optional.of(new StatusFilter(Set.of(JobStatus.READY), false));
      case "retrying" -> Optional.of(new StatusFilter(Set.of(JobStatus.READY), true));
      case "delivering" -> only(JobStatus.RUNNING);
      case "held" -> only(JobStatus.HELD);
      case "delivered" -> only(JobStatus.SUCCEEDED);
      case "failed" -> only(JobStatus.FAILED);
      case "cancelled" -> only(JobStatus.CANCELLED);
      case "skipped" -> only(JobStatus.SKIPPED);
      default -> Optional.empty();
    };
  }

  private static Optional<StatusFilter> only(JobStatus status) {
    return Optional.of(new StatusFilter(Set.of(status), null));
  }
}
