package dev.hookline.testkit.receiver;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Refusals that name a time to come back (RFC 9110 section 10.2.3), such as 429 and 503. */
public final class RetryLater {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RetryLater() {}

  public static Behaviour inSeconds(int status, long seconds) {
    return verbatim(status, Long.toString(seconds));
  }

  /** Names the moment as an HTTP date, which has a resolution of one second. */
  public static Behaviour at(int status, Instant moment) {
    return verbatim(status, HTTP_DATE.format(moment));
  }

  /** More seconds than a 64-bit integer holds. */
  public static Behaviour inMoreSecondsThanFit(int status) {
    return verbatim(status, "99999999999999999999");
  }

  /** Any Retry-After value, sensible or not. */
  public static Behaviour verbatim(int status, String retryAfter) {
    return Answers.answer(status, Map.of("Retry-After", retryAfter), new byte[0]);
  }
}
