package dev.hookline.sdk;

import java.time.Duration;

/**
 * Joins triggers that follow each other quickly into one run.
 *
 * @param key triggers with the same key are joined while the run has not begun
 * @param delay by which each further trigger moves the run
 */
public record Debounce(String key, Duration delay, Mode mode) {

  /** Which payload the run gets. */
  public enum Mode {
    /** The first. */
    LEADING,
    /** The last. */
    TRAILING
  }
}
