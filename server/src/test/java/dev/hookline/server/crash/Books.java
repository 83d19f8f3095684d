package dev.hookline.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Everything that was sent, promised and received. Safe for many threads. */
final class Books {

  private final Map<Long, EventBook> events = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong arrivals = new AtomicLong();
  private final AtomicReference<Runnable> atNextAcknowledgement = new AtomicReference<>(() -> {});
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  EventBook of(long number) {
    return events.computeIfAbsent(number, unknown -> new EventBook());
  }

  void acknowledged(long number, String id, long atNanos) {
    of(number).acknowledged(id, atNanos);
    acknowledged.incrementAndGet();
    atNextAcknowledgement.getAndSet(() -> {}).run();
  }

  void arrived(long number, String id, Arrival arrival) {
    of(number).arrived(id, arrival);
    arrivals.incrementAndGet();
  }

  /** Something that must never happen was seen on the way. */
  void wrong(String what) {
    wrong.add(what);
  }

  List<String> seenWrong() {
    return List.copyOf(wrong);
  }

  /** Runs something once, on the thread that reads the next acknowledgement. */
  void atNextAcknowledgement(Runnable action) {
    atNextAcknowledgement.set(action);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  long arrivals() {
    return arrivals.get();
  }

  Map<Long, EventBook> events() {
    return Map.copyOf(events);
  }

  /** Those that were promised, but not delivered, at a time. */
  List<EventBook> waitingAt(long nanos) {
    List<EventBook> waiting = new ArrayList<>();
    for (EventBook event : events.values()) {
      if (event.waitedAt(nanos)) {
        waiting.add(event);
      }
    }
    return waiting;
  }
}
