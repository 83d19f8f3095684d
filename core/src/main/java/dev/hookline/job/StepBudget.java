package dev.hookline.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a run may memoise in all: it is in memory, and on its way to a worker, whenever the run
 * is executed.
 */
public final class StepBudget {

  public static final int STEPS_MAX = 10_000;
  public static final long BYTES_MAX = 16 << 20;

  private final Map<String, Integer> bytesOf = new HashMap<>();
  private long bytes;

  /** Whether steps are more than a run may memoise. */
  public static boolean isExceededBy(List<Step> steps) {
    StepBudget budget = new StepBudget();
    return !steps.stream().allMatch(budget::take);
  }

  /** Counts a step, in the place of one with its key; false when it is too much and not counted. */
  public synchronized boolean take(Step step) {
    int before = bytesOf.getOrDefault(step.key(), 0);
    long after = bytes - before + step.output().length;
    boolean isOneMore = !bytesOf.containsKey(step.key());
    if (after > BYTES_MAX || (isOneMore && bytesOf.size() >= STEPS_MAX)) {
      return false;
    }
    bytesOf.put(step.key(), step.output().length);
    bytes = after;
    return true;
  }
}
