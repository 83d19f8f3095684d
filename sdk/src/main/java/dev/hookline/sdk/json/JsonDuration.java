package dev.hookline.sdk.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the API writes them: {@code 30s}, {@code 5m}, {@code 250ms}, or ISO-8601. */
public final class JsonDuration {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

  private JsonDuration() {}

  /** The duration of a text. */
  public static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    try {
      return matcher.matches()
          ? ofUnit(Long.parseLong(matcher.group(1)), matcher.group(2))
          : Duration.parse(text);
    } catch (DateTimeParseException failure) {
      throw new JsonMappingFailure("not a duration: " + text, failure);
    }
  }

  /** The text of a duration. */
  public static String text(Duration duration) {
    return duration.toString();
  }

  private static Duration ofUnit(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
