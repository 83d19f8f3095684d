package dev.hookline.server.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations ({@code 30s}, {@code 2h}, {@code PT30S}) and sizes ({@code 1MiB}, {@code 65536}).
 */
final class Quantities {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,10}) ?([a-zA-Z]{0,3})");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of(
          "", 1L,
          "b", 1L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L);

  private Quantities() {}

  static Optional<Duration> duration(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (parts.matches()) {
      return Optional.ofNullable(TIMES.get(parts.group(2).toLowerCase(Locale.ROOT)))
          .map(unit -> unit.multipliedBy(Long.parseLong(parts.group(1))));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notDuration) {
      return Optional.empty();
    }
  }

  static Optional<Long> bytes(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(SIZES.get(parts.group(2).toLowerCase(Locale.ROOT)))
        .map(unit -> unit * Long.parseLong(parts.group(1)));
  }

  static String bytesText(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MiB" : (bytes >> 10) + "KiB";
  }
}
