package dev.hookline.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt, or of a job without one, to be stored.
 *
 * @param held the job as it is known; the change is made only if its status, attempt and owner
 *     still are the stored ones
 * @param next the job as it is to be
 * @param attempt the row to keep; null when the outcome was not an attempt
 * @param alert what tells of the failure, to be stored if and only if the change is; null for none
 * @param steps what the run memoises, if and only if the change is stored
 */
public record Finish(
    Job held, Job next, @Nullable Attempt attempt, @Nullable Alert alert, List<Step> steps) {

  /** A copy that cannot change. */
  public Finish {
    steps = List.copyOf(steps);
  }

  /** An end that memoises nothing. */
  public Finish(Job held, Job next, @Nullable Attempt attempt, @Nullable Alert alert) {
    this(held, next, attempt, alert, List.of());
  }

  /** An end that nobody is alerted to. */
  public Finish(Job held, Job next, @Nullable Attempt attempt) {
    this(held, next, attempt, null);
  }
}
