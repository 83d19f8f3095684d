package dev.hookline.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One lane at work: its claimed jobs, its slots. All of its state but the counters belongs to the
 * lane's executor, so nothing here is locked; other threads hand jobs over through a queue and ask
 * for one wake-up, however many jobs they bring.
 */
final class EngineLane {

  static final long NEVER = Long.MAX_VALUE;

  /**
   * A slowed lane claims no more than this many jobs for each attempt that it may have under way.
   */
  private static final int SLOWED_JOBS_PER_SLOT = 16;

  private final Lane key;
  private final Engine engine;
  private final JobHandler handler;
  private final Executor executor;

  private final Queue<Claimed> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean pumpScheduled = new AtomicBoolean();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong storedDueMillis = new AtomicLong(NEVER);
  private volatile long wakeAtMillis = NEVER;

  private final ArrayDeque<Claimed> waiting = new ArrayDeque<>();
  private final Throttle throttle = new Throttle();
  private @Nullable TokenBucket bucket;
  private volatile int running;
  private boolean pumping;

  EngineLane(Lane key, Engine engine, JobHandler handler, Executor executor) {
    this.key = key;
    this.engine = engine;
    this.handler = handler;
    this.executor = executor;
  }

  Lane key() {
    return key;
  }

  int running() {
    return running;
  }

  /** When the first job that waits in the store is due, as far as this process knows. */
  long storedDueMillis() {
    return storedDueMillis.get();
  }

  long wakeAtMillis() {
    return wakeAtMillis;
  }

  /** Another job waits in the store. */
  void waitsInStore(long dueMillis) {
    storedDueMillis.accumulateAndGet(dueMillis, Math::min);
  }

  /**
   * A claim is about to look at the store: what it leaves and what comes later will be told anew.
   */
  void forgetStored() {
    storedDueMillis.set(NEVER);
  }

  /** How many more jobs may be claimed. */
  int room(int laneJobsMax) {
    int most = throttle.isSlowed() ? SLOWED_JOBS_PER_SLOT : laneJobsMax;
    return Math.max(0, most - held.get());
  }

  boolean reserve(int laneJobsMax) {
    if (room(laneJobsMax) == 0) {
      return false;
    }
    held.incrementAndGet();
    return true;
  }

  int unreserve() {
    return held.decrementAndGet();
  }

  void handOver(Claimed claimed) {
    handedOver.add(claimed);
    wake();
  }

  void wake() {
    if (pumpScheduled.compareAndSet(false, true)) {
      executor.execute(this::pump);
    }
  }

  /** Takes out what has not begun, to give it back. On the lane's executor. */
  void takeWaiting(java.util.function.Consumer<List<Claimed>> taken) {
    executor.execute(() -> {
      adoptHandedOver();
      List<Claimed> all = new ArrayList<>(waiting);
      waiting.clear();
      taken.accept(all);
    });
  }

  private void pump() {
    pumpScheduled.set(false);
    if (pumping) {
      return; // a handler that ends its attempt at once comes back here; the loop below goes on
    }
    pumping = true;
    try {
      adoptHandedOver();
      while (!waiting.isEmpty() && engine.isOpen() && maySend()) {
        start(waiting.remove());
      }
    } finally {
      pumping = false;
    }
  }

  private void adoptHandedOver() {
    for (Claimed claimed = handedOver.poll(); claimed != null; claimed = handedOver.poll()) {
      waiting.add(claimed);
    }
  }

  private boolean maySend() {
    LanePolicy policy = handler.policy(key.target());
    if (running >= throttle.allowed(policy.concurrency())) {
      return false; // the end of an attempt comes back here
    }
    long now = engine.nowMillis();
    if (now < throttle.pausedUntilMillis()) {
      return wakeLater(throttle.pausedUntilMillis());
    }
    Rate rate = policy.rate();
    if (rate == null) {
      bucket = null;
      return true;
    }
    TokenBucket limit = bucket;
    if (limit == null || !limit.rate().equals(rate)) {
      limit = new TokenBucket(rate, now);
      bucket = limit;
    }
    return limit.take(now) || wakeLater(limit.nextTokenAtMillis());
  }

  private boolean wakeLater(long atMillis) {
    wakeAtMillis = atMillis;
    engine.wakeAt(atMillis);
    return false;
  }

  void woken() {
    wakeAtMillis = NEVER;
    wake();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written on the lane's executor only
  private void start(Claimed claimed) {
    running++;
    try {
      handler.attempt(claimed, result -> finished(claimed, result));
    } catch (RuntimeException defect) {
      finished(claimed, engine.internalFailure(claimed, defect));
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written on the lane's executor only
  private void finished(Claimed claimed, AttemptResult result) {
    running--;
    LanePolicy policy = handler.policy(key.target());
    switch (result.outcome()) {
      case Outcome.Done() -> throttle.succeeded(policy.concurrency());
      case Outcome.Retry retry when retry.slowDown() ->
          throttle.overloaded(policy.concurrency(), engine.nowMillis(), retry.notBefore());
      case Outcome.Retry _, Outcome.Defer _, Outcome.Hold _, Outcome.GiveUp _ -> {}
    }
    engine.ended(this, claimed, result, policy.retry());
    pump();
  }
}
