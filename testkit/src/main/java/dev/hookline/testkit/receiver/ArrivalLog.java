package dev.hookline.testkit.receiver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A list that grows as things arrive and lets a test wait for the n-th. */
final class ArrivalLog<T> {
  private final String noun;
  private final List<T> arrivals = new ArrayList<>();

  ArrivalLog(String noun) {
    this.noun = noun;
  }

  synchronized void add(T arrival) {
    arrivals.add(arrival);
    notifyAll();
  }

  synchronized List<T> all() {
    return List.copyOf(arrivals);
  }

  synchronized List<T> await(int count, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (arrivals.size() < count) {
      long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        throw new AssertionError(
            "not within %d ms: %d %s; arrived: %s"
                .formatted(limit.toMillis(), count, noun, arrivals));
      }
      try {
        wait(leftMillis);
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + noun, interruption);
      }
    }
    return List.copyOf(arrivals);
  }
}
