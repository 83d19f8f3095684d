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

  /** The last line of a log that can take no more. */
  public static LogLine full(Instant at) {
    return new LogLine(0, at, "warn", "the log is full: further lines are only counted", null);
  }

  /** The same with no more than {@link #MESSAGE_LENGTH_MAX} characters of the message. */
  public LogLine cut() {
    if (message.length() <= MESSAGE_LENGTH_MAX) {
      return this;
    }
    boolean splitsPair = Character.isHighSurrogate(message.charAt(MESSAGE_LENGTH_MAX - 1));
    int end = splitsPair ? MESSAGE_LENGTH_MAX - 1 : MESSAGE_LENGTH_MAX;
    return new LogLine(number, at, level, message.substring(0, end), fields);
  }

  /** What counts for {@link #CHARACTERS_MAX}. */
  public int characters() {
    return message.length() + (fields == null ? 0 : fields.length());
  }

  public LogLine numbered(long place) {
    return new LogLine(place, at, level, message, fields);
  }
}
