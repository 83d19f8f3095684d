package dev.hookline.filter;

/**
 * An expression that is ready to be asked. Safe for any number of threads; never blocks and takes
 * only so much time, because it is asked on event loops.
 */
public interface EventFilter {

  /** Its text. */
  String expression();

  /**
   * Asks about one of several subjects.
   *
   * @param budget what all of them may cost together
   */
  FilterVerdict test(FilterSubject subject, FilterBudget budget);
}
