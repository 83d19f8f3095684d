package dev.hookline.filter;

/**
 * The steps that evaluations may take together. They run on event loops, so a body that is split
 * into many elements must not take that many times as long as one. For one thread.
 */
public final class FilterBudget {

  /** Some milliseconds on a slow machine. */
  public static final int STEPS_OF_ONE_EVALUATION = 100_000;

  private static final int STEPS_OF_ONE_REQUEST = 5 * STEPS_OF_ONE_EVALUATION;

  private long left = STEPS_OF_ONE_REQUEST;

  /** How many steps the next evaluation may take; 0 when there are none left. */
  public long next() {
    return Math.min(left, STEPS_OF_ONE_EVALUATION);
  }

  public void spend(long steps) {
    left = Math.max(0, left - steps);
  }
}
