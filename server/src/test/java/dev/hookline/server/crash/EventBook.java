package dev.hookline.server.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What sender and receiver know of one webhook. Safe for many threads. */
final class EventBook {

  private final Set<String> ids = new LinkedHashSet<>(2);
  private final List<Arrival> arrivals = new ArrayList<>(2);
  private long ackedAtNanos;
  private boolean acked;

  synchronized void acknowledged(String id, long atNanos) {
    ids.add(id);
    if (!acked) {
      acked = true;
      ackedAtNanos = atNanos;
    }
  }

  synchronized void arrived(String id, Arrival arrival) {
    ids.add(id);
    arrivals.add(arrival);
  }

  synchronized boolean wasAcknowledgedBy(long nanos) {
    return acked && ackedAtNanos - nanos < 0;
  }

  /** Every event id under which it was ever seen; one, unless something is wrong. */
  synchronized Set<String> ids() {
    return Set.copyOf(ids);
  }

  /** By attempt. */
  synchronized List<Arrival> arrivals() {
    return arrivals.stream().sorted(Comparator.comparingInt(Arrival::attempt)).toList();
  }

  /** Whether it was promised, but not delivered, at this time. */
  synchronized boolean waitedAt(long nanos) {
    return acked
        && ackedAtNanos - nanos < 0
        && arrivals.stream()
            .noneMatch(arrival -> arrival.isSuccess() && arrival.answeredAtNanos() - nanos < 0);
  }

  /** When it first arrived after a time; {@code Long.MAX_VALUE} for never. */
  synchronized long firstArrivalAfter(long nanos) {
    return arrivals.stream()
        .mapToLong(Arrival::atNanos)
        .filter(at -> at - nanos >= 0)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
