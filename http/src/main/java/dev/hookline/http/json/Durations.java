package dev.hookline.http.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the API knows them: read as {@code 30s}, {@code 5m}, {@code 2h} (also {@code ms} and
 * {@code d}) or ISO-8601 ({@code PT30S}), written in the short form.
 */
public final class Durations {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final int TEXT_LENGTH_MAX = 40;
  private static final Duration LONGEST = Duration.ofDays(1_000_000_000);
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /** Empty for anything that is not a duration of zero or more. */
  public static Optional<Duration> parse(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    Matcher shortForm = SHORT.matcher(text);
    if (shortForm.matches()) {
      long count = Long.parseLong(shortForm.group(1));
      return Optional.of(Duration.ofMillis(count * unit(shortForm.group(2))));
    }
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.compareTo(LONGEST) > 0
          ? Optional.empty()
          : Optional.of(duration);
    } catch (DateTimeParseException notADuration) {
      return Optional.empty();
    }
  }

  /** In the largest unit up to hours that divides it. Less than a millisecond is cut off. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % SECOND != 0) {
      return millis + "ms";
    }
    if (millis == 0 || millis % MINUTE != 0) {
      return millis / SECOND + "s";
    }
    return millis % HOUR == 0 ? millis / HOUR + "h" : millis / MINUTE + "m";
  }

  private static long unit(String letters) {
    return switch (letters) {
      case "ms" -> 1;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      case "h" -> HOUR;
      case "d" -> DAY;
      default -> throw new IllegalArgumentException(letters);
    };
  }
}
