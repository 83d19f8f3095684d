package dev.hookline.http.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the API writes them: RFC 3339 in UTC with milliseconds. */
public final class Times {

  /** What to say of a text that is none. */
  public static final String RULE =
      "must be an RFC 3339 time from 1970 to 9999, such as 2026-01-31T12:00:00Z";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int YEAR_MIN = 1970;
  private static final int YEAR_MAX = 9999;
  private static final int TEXT_LENGTH_MAX = 40;

  /** RFC 3339 section 5.6; the JDK also reads forms of ISO 8601 that it does not have. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})",
          Pattern.CASE_INSENSITIVE);

  private Times() {}

  public static String text(Instant time) {
    return MILLIS.format(time);
  }

  /** Reads any RFC 3339 time, whatever its offset, that is in the years 1970 to 9999 in UTC. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > TEXT_LENGTH_MAX || !FORM.matcher(text).matches()) {
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
