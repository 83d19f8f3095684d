package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/** The code of a task. Called once for each hand-over of a run, on a thread of its own. */
@FunctionalInterface
public interface TaskHandler<I, O> {

  /**
   * Executes one attempt, or what is left of it after a suspension.
   *
   * @param run the run that is executed; valid until this method returns
   * @return the output, which becomes JSON; null is JSON's null
   * @throws Exception which fails the attempt; {@link DoNotRetry} and {@link RetryAfter} say what
   *     is to follow, else the task's {@code onError} or its retry policy does
   */
  @Nullable O handle(I input, RunContext run) throws Exception;
}
