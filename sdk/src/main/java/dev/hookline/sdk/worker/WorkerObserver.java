package dev.hookline.sdk.worker;

import java.time.Duration;

/**
 * Hears what a worker does, for metrics. Called on the threads of the worker and of its runs; must
 * be quick.
 */
public interface WorkerObserver {

  /** Hears nothing. */
  WorkerObserver NONE = new WorkerObserver() {};

  /** The code of a task begins. */
  default void started(String task) {}

  /**
   * An execution has ended, and its report is under way.
   *
   * @param duration since the code began
   */
  default void ended(String task, RunOutcome outcome, Duration duration) {}

  /** The worker stands otherwise with the server than before. */
  default void stateChanged(WorkerState state) {}
}
