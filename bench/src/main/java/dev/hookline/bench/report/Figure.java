package dev.hookline.bench.report;

/**
 * One measured value.
 *
 * @param name what was measured
 * @param measured its value
 * @param unit unit of the value and of the target
 * @param target what it is held against
 */
public record Figure(String name, double measured, String unit, Target target) {
  /** A value that is better the higher it is. */
  public static Figure atLeast(
      String name, double measured, String unit, double limit, double goal) {
    return new Figure(name, measured, unit, new Target.AtLeast(limit, goal));
  }

  /** A value that is better the lower it is. */
  public static Figure below(String name, double measured, String unit, double limit, double goal) {
    return new Figure(name, measured, unit, new Target.Below(limit, goal));
  }

  /** A value without a target. */
  public static Figure information(String name, double measured, String unit) {
    return new Figure(name, measured, unit, new Target.None());
  }

  Standing standing() {
    return target.standing(measured);
  }
}
