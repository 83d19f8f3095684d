package dev.hookline.job;

import dev.hookline.event.Event;
import org.jspecify.annotations.Nullable;

/** Makes the alerts of jobs that have failed for good. */
@FunctionalInterface
public interface FailureAlerts {

  /** For those who tell nobody. */
  FailureAlerts NONE = (_, _) -> null;

  /**
   * The alert of a job's new state; null when that is no failure, or nobody wants to be told.
   * Either end of the alert must follow. Must not block.
   *
   * @param cause the event that the job is about
   */
  @Nullable Alert of(Job next, Event cause);
}
