package dev.hookline.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads an HTTP date in each of the three forms that a recipient must accept (RFC 9110 section
 * 5.6.7): that of today, of RFC 850, and of asctime.
 */
final class HttpDate {

  private static final int YEARS_AHEAD_MAX = 50;
  private static final int CENTURY = 100;

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

  private HttpDate() {}

  /** Empty for anything else. */
  static Optional<Instant> parse(String text, Instant now) {
    try {
      if (text.indexOf(',') < 0) {
        return Optional.of(LocalDateTime.parse(text, ASCTIME).toInstant(ZoneOffset.UTC));
      }
      DateTimeFormatter form =
          text.indexOf('-') < 0 ? DateTimeFormatter.RFC_1123_DATE_TIME : rfc850(now);
      return Optional.of(ZonedDateTime.parse(text, form).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** Its year has two digits, and is in the past when it would be more than 50 years ahead. */
  private static DateTimeFormatter rfc850(Instant now) {
    int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD_MAX + 1 - CENTURY;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }
}
