package dev.hookline.bench.report;

/** How a figure stands against its target. */
public enum Standing {
  GOAL("met, goal too"),
  MET("met"),
  MISSED("MISSED"),
  INFORMATION("");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
