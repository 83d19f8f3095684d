package dev.hookline.confirm;

import java.time.Duration;
import java.util.List;

/**
 * What visits may cost.
 *
 * @param timeout of one attempt, from the lookup to the last byte of the answer
 * @param pauses before the second and each further attempt
 * @param mostAtOnce how many visits may be under way; a further one fails
 */
public record VisitLimits(Duration timeout, List<Duration> pauses, int mostAtOnce) {

  public static final VisitLimits STANDARD =
      new VisitLimits(
          Duration.ofSeconds(10), List.of(Duration.ofSeconds(2), Duration.ofSeconds(15)), 16);

  /** A copy that cannot change. */
  public VisitLimits {
    pauses = List.copyOf(pauses);
  }
}
