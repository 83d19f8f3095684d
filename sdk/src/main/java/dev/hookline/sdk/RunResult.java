package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** How a run has ended. */
public sealed interface RunResult<O> {

  /** The id of the run. */
  String run();

  /** It has completed. */
  record Completed<O>(String run, @Nullable O output) implements RunResult<O> {}

  /**
   * It has ended without an output.
   *
   * @param status any final status but completed
   */
  record Ended<O>(String run, RunStatus status, @Nullable RunError error) implements RunResult<O> {}

  /**
   * The output.
   *
   * @throws RunFailedException when there is none
   */
  default @Nullable O orElseThrow() {
    return switch (this) {
      case Completed<O> completed -> completed.output();
      case Ended<O> ended ->
          throw new RunFailedException(ended.run(), ended.status(), ended.error());
    };
  }
}
