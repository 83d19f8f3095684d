package dev.hookline.job;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ends of attempts stored, each with the alert that it may call for, until the store has
 * taken them or they have become stale; then tells of them.
 */
final class Endings {

  private static final Logger log = LoggerFactory.getLogger(Endings.class);

  private final JobStore store;
  private final JobObserver observer;
  private final FailureAlerts alerts;
  private final Settled settled;
  private final Queue<Ending> unstored = new ConcurrentLinkedQueue<>();
  private final Set<Id> unbegun = ConcurrentHashMap.newKeySet();

  private record Ending(EngineLane lane, Claimed claimed, Finish finish) {}

  /** Is told how storing goes on, on a thread of the store. */
  interface Settled {

    /** An end is on stable storage, or has been refused because it came too late. */
    void settled(EngineLane lane, Claimed claimed, Job next, boolean stored);

    /** An end could not be stored: {@link #storeAnew} is to be called after a while. */
    void notStored();
  }

  /**
   * @param observer must not throw
   */
  Endings(JobStore store, JobObserver observer, FailureAlerts alerts, Settled settled) {
    this.store = store;
    this.observer = observer;
    this.alerts = alerts;
    this.settled = settled;
  }

  /**
   * Has it stored.
   *
   * @param steps what the run memoises with it
   */
  void end(
      EngineLane lane, Claimed claimed, Job next, @Nullable Attempt attempt, List<Step> steps) {
    observer.attempted(claimed, next, attempt);
    Alert alert = alertOf(next, claimed.event());
    store(new Ending(lane, claimed, new Finish(claimed.job(), next, attempt, alert, steps)));
  }

  /**
   * The same for a job that is not under way, and may not even be claimed.
   *
   * @return false when that is done already
   */
  boolean endUnbegun(EngineLane lane, Claimed claimed, Job next, @Nullable Attempt attempt) {
    if (!unbegun.add(next.id())) {
      return false;
    }
    lane.hold(claimed.weightBytes());
    end(lane, claimed, next, attempt, List.of());
    return true;
  }

  private @Nullable Alert alertOf(Job next, Event cause) {
    try {
      return alerts.of(next, cause);
    } catch (RuntimeException defect) {
      log.error("The alert of job {} could not be made", next.id(), defect);
      return null;
    }
  }

  /** Whether there is something that could not be stored. */
  boolean isBehind() {
    return !unstored.isEmpty();
  }

  /** Tries again what could not be stored. */
  void storeAnew() {
    for (int left = unstored.size(); left > 0; left--) {
      Ending again = unstored.poll();
      if (again != null) {
        store(again);
      }
    }
  }

  private void store(Ending ending) {
    try {
      store.finish(ending.finish(), result -> stored(ending, result));
    } catch (RuntimeException defect) {
      log.error("The store failed on job {}", ending.claimed().job().id(), defect);
      stored(ending, FinishResult.UNAVAILABLE);
    }
  }

  private void stored(Ending ending, FinishResult result) {
    switch (result) {
      case STORED -> {
        observer.stored(ending.finish().next(), ending.claimed(), ending.finish().attempt());
        settle(ending, true);
      }
      case STALE -> {
        observer.stale(ending.claimed(), ending.finish().attempt());
        settle(ending, false);
      }
      case UNAVAILABLE -> {
        unstored.add(ending);
        settled.notStored();
      }
    }
  }

  private void settle(Ending ending, boolean isStored) {
    Job next = ending.finish().next();
    Alert alert = ending.finish().alert();
    if (alert != null) {
      (isStored ? alert.stored() : alert.dropped()).run();
    }
    unbegun.remove(next.id());
    settled.settled(ending.lane(), ending.claimed(), next, isStored);
  }
}
