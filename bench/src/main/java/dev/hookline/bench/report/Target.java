package dev.hookline.bench.report;

/** What a figure is held against. */
public sealed interface Target {
  /** Met from the limit upwards; the goal is what is worked towards. */
  record AtLeast(double limit, double goal) implements Target {}

  /** Met below the limit; the goal is what is worked towards. */
  record Below(double limit, double goal) implements Target {}

  /** Printed for the reader, held against nothing. */
  record None() implements Target {}

  /** How a measured value stands. */
  default Standing standing(double measured) {
    return switch (this) {
      case AtLeast(double limit, double goal) ->
          measured >= goal ? Standing.GOAL : measured >= limit ? Standing.MET : Standing.MISSED;
      case Below(double limit, double goal) ->
          measured < goal ? Standing.GOAL : measured < limit ? Standing.MET : Standing.MISSED;
      case None() -> Standing.INFORMATION;
    };
  }
}
