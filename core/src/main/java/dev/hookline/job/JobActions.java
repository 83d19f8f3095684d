package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.List;

/**
 * What operators do to stored jobs. All methods block, are durable when they return, and throw
 * StoreUnavailable.
 */
public interface JobActions {

  /**
   * Adds jobs for events that are stored already.
   *
   * @return false, with nothing added, when one of the events has been deleted meanwhile
   */
  boolean add(List<Job> jobs);

  /** {@link Lifecycle#retryNow}. */
  Result retryNow(Id project, Id job, Instant now);

  /** {@link Lifecycle#cancel}. */
  Result cancel(Id project, Id job, String why, Instant now);

  /** How an action ended. */
  sealed interface Result {
    record Changed(Job job) implements Result {}

    record NotFound() implements Result {}

    /** Its present state does not allow it. */
    record NotAllowed(Job job) implements Result {}
  }
}
