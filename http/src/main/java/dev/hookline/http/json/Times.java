package dev.hookline.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as the API writes them: RFC 3339 in UTC with milliseconds. */
public final class Times {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int YEAR_MIN = 1970;
  private static final int YEAR_MAX = 9999;
  private static final int TEXT_LENGTH_MAX = 40;

  private Times() {}

  public static String text(Instant time) {
    return MILLIS.format(time);
  }

  /** Reads any RFC 3339 time, whatever its offset, that is in the years 1970 to 9999 in UTC. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return time.getYear() < YEAR_MIN || time.getYear() > YEAR_MAX
          ? Optional.empty()
          : Optional.of(time.toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
