package dev.hookline.http.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Requests that wait for the same thing with the same patience, oldest first, so that looking for
 * those that wait too long costs nothing when there are none. Belongs to one event loop.
 */
final class Overdue {

  private final long patienceNanos;
  private final ToLongFunction<PendingAnswer> sinceNanos;
  private final Predicate<PendingAnswer> waits;
  private final Consumer<PendingAnswer> giveUp;
  private final ArrayDeque<PendingAnswer> requests = new ArrayDeque<>();

  /**
   * @param sinceNanos when the waiting began; requests are added in that order
   */
  Overdue(
      Duration patience,
      ToLongFunction<PendingAnswer> sinceNanos,
      Predicate<PendingAnswer> waits,
      Consumer<PendingAnswer> giveUp) {
    this.patienceNanos = patience.toNanos();
    this.sinceNanos = sinceNanos;
    this.waits = waits;
    this.giveUp = giveUp;
  }

  void add(PendingAnswer request) {
    while (!requests.isEmpty() && !waits.test(requests.getFirst())) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  /** How many may be waiting, at most. */
  int size() {
    return requests.size();
  }

  /**
   * @param most of how many to give up at once
   */
  void check(int most) {
    long now = System.nanoTime();
    int left = most;
    while (!requests.isEmpty()) {
      PendingAnswer oldest = requests.getFirst();
      if (waits.test(oldest)) {
        if (left == 0 || now - sinceNanos.applyAsLong(oldest) < patienceNanos) {
          return;
        }
        left--;
        giveUp.accept(oldest);
      }
      requests.removeFirst();
    }
  }
}
