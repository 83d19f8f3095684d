package dev.hookline.server.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrivals beyond the first that succeeded. One is excused when the server died before it can have
 * stored that the one before it had succeeded; then it has a higher attempt number.
 */
final class Duplicates {

  /** From the answer of the receiver to the commit of the outcome. */
  private static final Duration STORED_WITHIN = Duration.ofSeconds(1);

  private final List<Death> deaths;
  private final Map<Death, Integer> perDeath = new HashMap<>();
  private final List<String> unexcused = new ArrayList<>();
  private int all;

  private Duplicates(List<Death> deaths) {
    this.deaths = deaths;
  }

  static Duplicates in(Books books, List<Death> deaths) {
    Duplicates duplicates = new Duplicates(deaths);
    books.events().values().forEach(duplicates::look);
    return duplicates;
  }

  int all() {
    return all;
  }

  /** What no death explains, a line each. */
  List<String> unexcused() {
    return unexcused;
  }

  int mostAtOneDeath() {
    return perDeath.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void look(EventBook event) {
    List<Arrival> arrivals = event.arrivals();
    for (int next = 1; next < arrivals.size(); next++) {
      Arrival before = arrivals.get(next - 1);
      Arrival after = arrivals.get(next);
      if (before.attempt() == after.attempt()) {
        all++;
        unexcused.add("%s arrived twice as attempt %d".formatted(event.ids(), after.attempt()));
      } else if (before.isSuccess()) {
        all++;
        excuse(event, before, after);
      }
    }
  }

  /** A machine on which a start takes long is slow to store, too. */
  private static Duration storedWithin(Death death) {
    Duration untilReady = death.untilReady();
    return untilReady.compareTo(STORED_WITHIN) > 0 ? untilReady : STORED_WITHIN;
  }

  private void excuse(EventBook event, Arrival before, Arrival after) {
    for (Death death : deaths) {
      boolean wasUnderWay =
          before.atNanos() - death.restartedAtNanos() < 0
              && death.atNanos() - before.answeredAtNanos() < storedWithin(death).toNanos()
              && after.atNanos() - death.restartedAtNanos() > 0;
      if (wasUnderWay) {
        perDeath.merge(death, 1, Integer::sum);
        return;
      }
    }
    unexcused.add(
        "%s arrived as attempt %d although attempt %d had succeeded and no death was near"
            .formatted(event.ids(), after.attempt(), before.attempt()));
  }
}
