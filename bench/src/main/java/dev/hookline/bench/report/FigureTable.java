package dev.hookline.bench.report;

import java.util.List;
import java.util.Locale;

/** The figures as text, one line each. */
public final class FigureTable {
  private FigureTable() {}

  /** A head and one line per figure. */
  public static String of(List<Figure> figures) {
    StringBuilder text = new StringBuilder();
    text.append(line("figure", "measured", "target", ""));
    for (Figure figure : figures) {
      text.append(
          line(
              figure.name(),
              number(figure.measured()) + " " + figure.unit(),
              target(figure),
              figure.standing().words()));
    }
    return text.toString();
  }

  private static String line(String name, String measured, String target, String standing) {
    return "%-52s %18s  %-28s %s".formatted(name, measured, target, standing).stripTrailing()
        + "\n";
  }

  private static String target(Figure figure) {
    return switch (figure.target()) {
      case Target.AtLeast(double limit, double goal) -> ">= " + number(limit) + goal(limit, goal);
      case Target.Below(double limit, double goal) -> "< " + number(limit) + goal(limit, goal);
      case Target.None() -> "";
    };
  }

  private static String goal(double limit, double goal) {
    return limit == goal ? "" : " (goal " + number(goal) + ")";
  }

  private static String number(double value) {
    String format = Math.abs(value) >= 1_000 ? "%,.0f" : Math.abs(value) >= 100 ? "%.0f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
