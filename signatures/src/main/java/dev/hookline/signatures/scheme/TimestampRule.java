package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the signed time stands, how it is written, and how far it may lie from the receiver's clock
 * in either direction.
 *
 * @param tolerance at least one second
 */
public record TimestampRule(Field field, TimestampUnit unit, Duration tolerance) {

  /** What Standard Webhooks libraries use: five minutes. */
  public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

  /** Checks the tolerance: none at all would let every old request be sent again. */
  public TimestampRule {
    if (tolerance.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("the tolerance must be at least one second");
    }
  }

  /** A time in seconds, five minutes of tolerance. */
  public static TimestampRule seconds(Field field) {
    return new TimestampRule(field, TimestampUnit.SECONDS, DEFAULT_TOLERANCE);
  }

  /** A time in milliseconds, five minutes of tolerance. */
  public static TimestampRule milliseconds(Field field) {
    return new TimestampRule(field, TimestampUnit.MILLISECONDS, DEFAULT_TOLERANCE);
  }

  /** A time in RFC 3339, five minutes of tolerance. */
  public static TimestampRule rfc3339(Field field) {
    return new TimestampRule(field, TimestampUnit.RFC3339, DEFAULT_TOLERANCE);
  }

  /** The same rule with another tolerance. */
  public TimestampRule within(Duration tolerance) {
    return new TimestampRule(field, unit, tolerance);
  }

  /** Null when the signed time is near enough. */
  @Nullable Refusal staleness(long signedEpochMillis, long nowEpochMillis) {
    long ageMillis = unit.truncate(nowEpochMillis) - signedEpochMillis;
    long toleranceMillis = tolerance.toMillis();
    if (ageMillis > toleranceMillis) {
      return Refusal.TOO_OLD;
    }
    return ageMillis < -toleranceMillis ? Refusal.IN_FUTURE : null;
  }
}
