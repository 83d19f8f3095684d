package dev.hookline.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or an HTTP date. What cannot be
 * read is as if it were absent; more than a day counts as a day.
 */
final class RetryAfter {

  private static final Duration MAX = Duration.ofDays(1);
  private static final int DIGITS_MAX = 9;

  private RetryAfter() {}

  static Optional<Duration> parse(String text, Instant now) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return Optional.empty();
    }
    if (trimmed.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
      return Optional.of(
          trimmed.length() > DIGITS_MAX
              ? MAX
              : bounded(Duration.ofSeconds(Long.parseLong(trimmed))));
    }
    return HttpDate.parse(trimmed, now).map(at -> bounded(Duration.between(now, at)));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
