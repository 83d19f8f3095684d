package dev.hookline.job;

import org.jspecify.annotations.Nullable;

/** Is told what the engine does; must be quick and must not throw. */
public interface JobObserver {

  /**
   * An attempt ended; {@code next} is what will be stored. On the lane's executor, or on that of
   * who ends a job that is not under way.
   */
  void attempted(Claimed claimed, Job next, @Nullable Attempt attempt);

  /**
   * A job's new state is on stable storage. On a thread of the store.
   *
   * @param attempt what ended with it; null when that was no attempt
   */
  void stored(Job job, Claimed claimed, @Nullable Attempt attempt);

  /**
   * The end of a job came too late and was refused. On a thread of the store.
   *
   * @param attempt the attempt whose result it was; null when none was made
   */
  void stale(Claimed claimed, @Nullable Attempt attempt);
}
