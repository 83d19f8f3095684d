package dev.hookline.http.api.catalog;

import dev.hookline.trigger.CronExpressions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes five fields of digits and stars for every minute, and February 30 for never. */
final class EveryMinute implements CronExpressions {

  @Override
  public Reading read(String expression, ZoneId zone) {
    if (!expression.matches("[0-9*]+( [0-9*]+){4}")) {
      return new Reading.Invalid("must have five fields");
    }
    return expression.contains("30 2 ")
        ? new Reading.Valid(_ -> Optional.empty())
        : new Reading.Valid(EveryMinute::next);
  }

  private static Optional<Instant> next(Instant after) {
    return Optional.of(after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
  }
}
