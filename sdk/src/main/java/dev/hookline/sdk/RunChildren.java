package dev.hookline.sdk;

import java.util.List;

/**
 * Runs that a run triggers. Each is triggered once, whatever attempts its parent needs, and names
 * the run as its parent.
 */
public interface RunChildren {

  /**
   * Triggers a run and goes on.
   *
   * @return the id of the run
   * @throws TriggerRefusedException when the server refuses it for good
   */
  default <I> String trigger(TaskRef<I, ?> task, I input) {
    return trigger(task, input, TriggerOptions.NONE);
  }

  /** Triggers a run with options and goes on. */
  <I> String trigger(TaskRef<I, ?> task, I input, TriggerOptions options);

  /** Triggers a run and waits for its end. */
  default <I, O> RunResult<O> triggerAndWait(TaskRef<I, O> task, I input) {
    return triggerAndWait(task, input, TriggerOptions.NONE);
  }

  /** Triggers a run with options and waits for its end. */
  default <I, O> RunResult<O> triggerAndWait(TaskRef<I, O> task, I input, TriggerOptions options) {
    return batchTriggerAndWait(task, List.of(input), options).getFirst();
  }

  /** Triggers a run for each input and waits for the end of all of them. */
  default <I, O> List<RunResult<O>> batchTriggerAndWait(TaskRef<I, O> task, List<I> inputs) {
    return batchTriggerAndWait(task, inputs, TriggerOptions.NONE);
  }

  /**
   * Triggers a run with these options for each input and waits for the end of all of them.
   *
   * @param inputs 1 to 1,000
   * @return the results in the order of the inputs
   */
  <I, O> List<RunResult<O>> batchTriggerAndWait(
      TaskRef<I, O> task, List<I> inputs, TriggerOptions options);
}
