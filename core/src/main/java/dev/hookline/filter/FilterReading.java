package dev.hookline.filter;

/** What the text of an expression amounts to. */
public sealed interface FilterReading {

  record Usable(EventFilter filter) implements FilterReading {}

  /**
   * It cannot be used.
   *
   * @param line and {@code column}: where it is wrong, from 1
   */
  record Wrong(int line, int column, String message) implements FilterReading {}
}
