package dev.hookline.signatures.scheme;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a signed time is written. */
public enum TimestampUnit {
  /** Decimal seconds since 1970-01-01T00:00Z. */
  SECONDS,
  /** Decimal milliseconds since 1970-01-01T00:00Z. */
  MILLISECONDS,
  /** An instant of RFC 3339, for example {@code 2024-05-01T12:00:00.123Z}. */
  RFC3339;

  /** What {@link #parse} gives for text in another form. */
  static final long MALFORMED = Long.MIN_VALUE;

  private static final int MAX_DIGITS = 15;

  /** Milliseconds since 1970-01-01T00:00Z, or {@link #MALFORMED}. */
  long parse(String text) {
    return switch (this) {
      case SECONDS -> {
        long seconds = digits(text);
        yield seconds < 0 ? MALFORMED : seconds * 1000;
      }
      case MILLISECONDS -> digits(text);
      case RFC3339 -> Rfc3339.parse(text);
    };
  }

  /**
   * The same unit of the receiver's clock, so that a time in whole seconds is compared with whole
   * seconds.
   */
  long truncate(long epochMillis) {
    return switch (this) {
      case SECONDS -> Math.floorDiv(epochMillis, 1000L) * 1000;
      case MILLISECONDS, RFC3339 -> epochMillis;
    };
  }

  String format(long epochMillis) {
    return switch (this) {
      case SECONDS -> Long.toString(Math.floorDiv(epochMillis, 1000L));
      case MILLISECONDS -> Long.toString(epochMillis);
      case RFC3339 -> Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }

  /**
   * ASCII digits only, few enough that no later arithmetic overflows: no sign, no blank, no
   * exponent.
   */
  private static long digits(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return MALFORMED;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return MALFORMED;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
