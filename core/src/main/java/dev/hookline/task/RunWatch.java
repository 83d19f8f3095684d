package dev.hookline.task;

import dev.hookline.event.EventReader;
import dev.hookline.job.Claimed;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.job.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the time of runs: attempts that take too long, workers that fall silent, leases that have
 * waited long enough, and runs that were not begun in time. Called by one thread.
 */
public final class RunWatch implements Ticking {

  private static final Logger log = LoggerFactory.getLogger(RunWatch.class);

  private static final Duration WHILE_BUSY = Duration.ofMillis(500);
  private static final Duration WHILE_CONNECTED = Duration.ofSeconds(1);

  /** Runs that another node has triggered may expire before those that this one knows of. */
  private static final Duration EXPIRY_LOOK = Duration.ofSeconds(15);

  private static final int BATCH = 500;

  /** While a batch is stored, before the next one is added to it. */
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);

  private final Workers workers;
  private final WorkerSessions sessions;
  private final RunsUnderWay underWay;
  private final RunEnds ends;
  private final RunStore runs;
  private final EventReader events;
  private final Supplier<Engine> engine;
  private final InstantSource clock;
  private long expiryAtMillis = Long.MIN_VALUE;
  private @Nullable Job expiredUpTo;
  private volatile long expiryWantedAtMillis = Long.MAX_VALUE;
  private volatile Runnable wake = () -> {};

  RunWatch(
      Workers workers,
      WorkerSessions sessions,
      RunsUnderWay underWay,
      RunEnds ends,
      RunStore runs,
      EventReader events,
      Supplier<Engine> engine,
      InstantSource clock) {
    this.workers = workers;
    this.sessions = sessions;
    this.underWay = underWay;
    this.ends = ends;
    this.runs = runs;
    this.events = events;
    this.engine = engine;
    this.clock = clock;
  }

  /** A run is stored that expires at this time if it has not begun. */
  public void expires(@Nullable Instant at) {
    if (at != null && at.toEpochMilli() < expiryWantedAtMillis) {
      expiryWantedAtMillis = at.toEpochMilli();
      wake.run();
    }
  }

  @Override
  public void onWake(Runnable wanted) {
    wake = wanted;
    workers.onWake(wanted);
  }

  @Override
  public Instant tick() {
    long now = clock.millis();
    sessions.answerParked(now);
    sessions.expired(now).forEach(workers::lost);
    underWay.all().forEach(run -> look(run, now));
    try {
      expire(now);
    } catch (StoreUnavailable unavailable) {
      log.debug("Runs cannot expire at present: {}", unavailable.getMessage());
      expiryAtMillis = now + WHILE_CONNECTED.toMillis();
    }
    long next = Math.min(expiryAtMillis, Math.max(now, expiryWantedAtMillis));
    if (underWay.count() > 0) {
      next = Math.min(next, now + WHILE_BUSY.toMillis());
    } else if (sessions.hasRemote()) {
      next = Math.min(next, now + WHILE_CONNECTED.toMillis());
    }
    return Instant.ofEpochMilli(next);
  }

  private void look(RunUnderWay run, long now) {
    if (run.hasEnded()) {
      return;
    }
    if (now >= run.cancelAtMillis()) {
      run.end(ends.cancelled(run), _ -> {});
    } else if (run.hasBegun()
        && run.task().http() == null
        && now >= run.overdueAtMillis() + RunTimes.OVERDUE_GRACE.toMillis()) {
      sessions.cancel(run);
      run.end(ends.timedOut(run), _ -> {});
    } else if (!run.hasBegun() && isExpired(run, now)) {
      run.end(ends.expired(), _ -> {});
    }
  }

  private static boolean isExpired(RunUnderWay run, long now) {
    Instant expiresAt = run.run().expiresAt();
    return expiresAt != null && expiresAt.toEpochMilli() <= now;
  }

  private void expire(long nowMillis) {
    boolean isTime =
        nowMillis >= expiryAtMillis
            || nowMillis >= expiryWantedAtMillis
            || expiryAtMillis - nowMillis > EXPIRY_LOOK.toMillis();
    if (!isTime) {
      return;
    }
    expiryWantedAtMillis = Long.MAX_VALUE;
    expiryAtMillis = nowMillis + EXPIRY_LOOK.toMillis();
    Instant now = Instant.ofEpochMilli(nowMillis);
    boolean isAnyEnded = false;
    do {
      List<Job> batch = runs.expiring(now, expiredUpTo, BATCH);
      for (Job job : batch) {
        if (underWay.find(job.id()) == null) { // else it ends there, or has begun in time
          expire(job, now);
          isAnyEnded = true;
        }
      }
      expiredUpTo = batch.size() == BATCH ? batch.getLast() : null;
    } while (expiredUpTo != null && !isAnyEnded);
    expires(expiredUpTo == null ? runs.nextExpiry(now) : now.plus(BETWEEN_BATCHES));
  }

  /** It does not begin meanwhile: the handler of runs looks at the time too. */
  private void expire(Job job, Instant now) {
    events
        .input(job.project(), job.event())
        .ifPresent(event ->
            engine.get().endUnbegun(new Claimed(job, event), Lifecycle.expire(job, now), null));
  }
}
