package dev.hookline.filter;

/**
 * An expression that is ready to be asked. Safe for any number of threads; never blocks and takes
 * only so much time, because it is asked on event loops.
 */
public interface EventFilter {

  /** Its text. */
  String expression();

  FilterVerdict test(FilterSubject subject);
}
