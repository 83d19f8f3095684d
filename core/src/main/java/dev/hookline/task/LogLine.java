package dev.hookline.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that a run has logged.
 *
 * @param number 1 for the first of its run; 0 before it is stored
 * @param level {@code debug}, {@code info}, {@code warn} or {@code error}
 * @param fields a JSON object; null for none
 */
public record LogLine(
    long number, Instant at, String level, String message, @Nullable String fields) {

  public static final int MESSAGE_LENGTH_MAX = 8 * 1024;

  /** How many lines, and how many characters of them, a run keeps. */
  public static final int LINES_MAX = 10_000;

  public static final int CHARACTERS_MAX = 1 << 20;
}
