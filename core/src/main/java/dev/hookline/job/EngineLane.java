package dev.hookline.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

  private static final Comparator<Claimed> IN_TURN =
      Comparator.comparing((Claimed claimed) -> claimed.job().turn())
          .thenComparing(claimed -> claimed.job().id());

  private final Lane key;
  private final Engine engine;
  private final JobHandler handler;
  private final Executor executor;
  private final SharedMemory memory;
  private final int jobsMax;

  private final Queue<Claimed> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean pumpScheduled = new AtomicBoolean();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong heldBytes = new AtomicLong();
  private final AtomicLong storedDueMillis = new AtomicLong(NEVER);
  private volatile long wakeAtMillis = NEVER;

  private final Queue<Claimed> waiting = new PriorityQueue<>(IN_TURN);
  private final Throttle throttle = new Throttle();
  private @Nullable TokenBucket bucket;
  private volatile int running;
  private boolean pumping;

  EngineLane(
      Lane key,
      Engine engine,
      JobHandler handler,
      Executor executor,
      SharedMemory memory,
      int jobsMax) {
    this.key = key;
    this.engine = engine;
    this.handler = handler;
    this.executor = executor;
    this.memory = memory;
    this.jobsMax = jobsMax;
  }

  Lane key() {
    return key;
  }

  int running() {
    return running;
  }

  /** How many jobs are reserved, waiting, under way or being stored. */
  int held() {
    return held.get();
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

  /** Whether a job waits in the store that should be attempted by now. */
  boolean isBehind() {
    long dueMillis = storedDueMillis.get();
    return dueMillis != NEVER && dueMillis <= engine.nowMillis();
  }

  /**
   * Sets place aside for a job that is about to be committed. While older ones wait in the store,
   * only half of the place is for new ones, or the old would be overtaken for ever.
   */
  boolean reserve(int weightBytes) {
    int share = isBehind() ? 2 : 1;
    if (held.get() >= most() / share
        || !memory.hasRoomFor(heldBytes.get() * share, (long) weightBytes * share)) {
      return false;
    }
    hold(weightBytes);
    return true;
  }

  /** How many jobs may be claimed: none while the lane is half full, so that claims are large. */
  int room() {
    if (!hasRoom()) {
      return 0;
    }
    if (memory.hasRoomIn(heldBytes.get())) {
      return most() - held.get();
    }
    return held.get() == 0 && memory.hasRoomForOne() ? 1 : 0;
  }

  /** Whether there is place for a claim, as far as the number of jobs goes. */
  boolean hasRoom() {
    return held.get() <= most() / 2;
  }

  private int most() {
    return (int) Math.min(jobsMax, (long) SLOWED_JOBS_PER_SLOT * throttle.ceiling());
  }

  void hold(int weightBytes) {
    held.incrementAndGet();
    heldBytes.addAndGet(weightBytes);
    memory.take(weightBytes);
  }

  /** The counterpart of {@link #hold}, but for the shared memory. */
  void letGo(int weightBytes) {
    held.decrementAndGet();
    heldBytes.addAndGet(-weightBytes);
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

  void paceAnew() {
    executor.execute(() -> {
      throttle.reset();
      pump();
    });
  }

  /**
   * Forgets a job that has not begun and is no longer to be; but not a later claim of it.
   *
   * @param then runs when that is done, on the lane's executor
   */
  void drop(Job job, Runnable then) {
    executor.execute(() -> {
      adoptHandedOver();
      waiting.removeIf(claimed -> {
        Job present = claimed.job();
        boolean found = present.id().equals(job.id()) && present.attempt() <= job.attempt();
        if (found) {
          engine.letGo(this, claimed.weightBytes());
        }
        return found;
      });
      then.run();
    });
  }

  /** Takes out what has not begun, to give it back. On the lane's executor. */
  void takeWaiting(Consumer<List<Claimed>> taken) {
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
      while (hasWaiting() && engine.isOpen() && maySend()) {
        start(waiting.remove());
      }
    } finally {
      pumping = false;
    }
  }

  private boolean hasWaiting() {
    adoptHandedOver();
    return !waiting.isEmpty();
  }

  private void adoptHandedOver() {
    for (Claimed claimed = handedOver.poll(); claimed != null; claimed = handedOver.poll()) {
      waiting.add(claimed);
    }
  }

  private boolean maySend() {
    LanePolicy policy = handler.policy(key.target());
    if (policy.stopped()) {
      return true;
    }
    if (running >= throttle.allowed(policy.concurrency())) {
      return false; // the end of an attempt comes back here
    }
    long now = engine.nowMillis();
    if (throttle.isPaused(now)) {
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

  /** The safety net of {@link #wakeAtMillis}, should the clock have been set back. */
  void wakeIfPaused() {
    if (wakeAtMillis != NEVER) {
      woken();
    }
  }

  /** A job of this lane has come to this on stable storage. */
  void tell(Job job) {
    if (job.status() == JobStatus.HELD) {
      handler.held(key);
    } else if (job.status() == JobStatus.FAILED) {
      handler.failed(job);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written on the lane's executor only
  private void start(Claimed claimed) {
    running++;
    UnderWay attempt = new UnderWay(claimed);
    try {
      handler.attempt(claimed, attempt);
    } catch (RuntimeException defect) {
      attempt.accept(engine.internalFailure(claimed, defect));
    }
  }

  /** An attempt, which ends once, whatever the handler says and how often. */
  private final class UnderWay implements Consumer<AttemptResult> {
    private final Claimed claimed;
    private boolean ended;

    UnderWay(Claimed claimed) {
      this.claimed = claimed;
    }

    @Override
    public void accept(AttemptResult result) {
      if (!ended) {
        ended = true;
        finished(claimed, result);
      }
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
      case Outcome.Retry _,
          Outcome.Defer _,
          Outcome.Release _,
          Outcome.Hold _,
          Outcome.GiveUp _,
          Outcome.Suspend _,
          Outcome.Lost _,
          Outcome.End _ -> {}
    }
    engine.ended(this, claimed, result, handler.retry(claimed));
    pump();
  }
}
