package dev.hookline.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads cron expressions of five fields: minute, hour, day of month, month, day of week. */
public interface CronExpressions {

  /** Reads one; the zone decides what its fields mean, over changes of the clock too. */
  Reading read(String expression, ZoneId zone);

  /** What was read. */
  sealed interface Reading {

    /** A usable expression. */
    record Valid(Slots slots) implements Reading {}

    /** A text that is none, and why; for a person to read. */
    record Invalid(String why) implements Reading {}
  }

  /** The times of an expression. */
  @FunctionalInterface
  interface Slots {

    /** The first slot after a time; empty when there is none. */
    Optional<Instant> after(Instant time);
  }
}
