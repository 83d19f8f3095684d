package dev.hookline.filter;

/** Reads the expressions of operators. */
public interface FilterLanguage {

  /** Longer expressions are refused. */
  int EXPRESSION_LENGTH_MAX = 4_096;

  /** Where there are no filters. */
  FilterLanguage NONE =
      expression -> new FilterReading.Wrong(1, 1, "filters are not available here");

  /** Never throws because of what an expression holds. */
  FilterReading read(String expression);
}
