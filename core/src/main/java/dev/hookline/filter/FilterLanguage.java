package dev.hookline.filter;

/** Reads the expressions of operators. */
public interface FilterLanguage {

  /** Longer expressions are refused. */
  int EXPRESSION_LENGTH_MAX = 4_096;

  /** Never throws because of what an expression holds. */
  FilterReading read(String expression);
}
