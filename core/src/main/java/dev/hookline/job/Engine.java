package dev.hookline.job;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: those just committed are handed over in memory, those that wait in the store (retries,
 * delayed ones, what was over the memory limits or orphaned) are claimed in batches when they are
 * due. Each lane runs on its own executor; {@link #tick} is called by {@link EngineClock}.
 */
public final class Engine implements Ticking {

  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final Duration STORE_RETRY = Duration.ofMillis(500);

  private final Id owner;
  private final JobStore store;
  private final Map<JobKind, JobHandler> handlers;
  private final LaneExecutors executors;
  private final InstantSource clock;
  private final IdGenerator ids;
  private final EngineLimits limits;

  private final Map<Lane, EngineLane> lanes = new ConcurrentHashMap<>();
  private final Endings endings;
  private final SharedMemory memory;
  private volatile Runnable wakeClock = () -> {};
  private volatile long plannedTickMillis = Long.MAX_VALUE;
  private volatile boolean open = true;
  private long sweepAtMillis = Long.MIN_VALUE;
  private long storeAnewAtMillis = Long.MIN_VALUE;
  private boolean storeInTrouble;

  /**
   * @param owner the name under which this process claims jobs; new for each start
   */
  public Engine(
      Id owner,
      JobStore store,
      Map<JobKind, JobHandler> handlers,
      LaneExecutors executors,
      JobObserver observer,
      FailureAlerts alerts,
      InstantSource clock,
      IdGenerator ids,
      EngineLimits limits) {
    this.owner = owner;
    this.store = store;
    this.handlers = Map.copyOf(handlers);
    this.executors = executors;
    this.endings = new Endings(store, new UnfailingObserver(observer), alerts, new Progress());
    this.clock = clock;
    this.ids = ids;
    this.limits = limits;
    this.memory = new SharedMemory(limits.bytesMax());
  }

  public Id owner() {
    return owner;
  }

  /**
   * Sets memory aside for a job that is about to be committed. With a true answer the job is to be
   * stored as running and owned by {@link #owner}, and {@link #committed} or {@link #abandoned}
   * must follow; with a false one it is to be stored as ready.
   */
  public boolean reserve(Lane key, int weightBytes) {
    return open && lane(key).reserve(weightBytes);
  }

  /** A job is on stable storage: starts it if it was reserved, else remembers that it waits. */
  public void committed(Claimed claimed) {
    Job job = claimed.job();
    EngineLane lane = lane(job.lane());
    switch (job.status()) {
      case RUNNING -> lane.handOver(claimed);
      case READY -> waits(lane, job.dueAt());
      case HELD, SUCCEEDED, FAILED, CANCELLED, SKIPPED, EXPIRED, TIMED_OUT, CRASHED -> {}
    }
  }

  /** A reserved job was not stored. */
  public void abandoned(Lane key, int weightBytes) {
    letGo(lane(key), weightBytes);
  }

  /** A job of this lane waits in the store, due at this time. */
  public void waits(Lane key, Instant dueAt) {
    waits(lane(key), dueAt);
  }

  /** The lane's policy has changed, or its jobs may go on. */
  public void wake(Lane key) {
    lane(key).wake();
  }

  /** Who is behind the lane has changed: signs of overload from before slow it down no more. */
  public void paceAnew(Lane key) {
    lane(key).paceAnew();
  }

  /** There will be no more jobs in this lane; it stays as long as some are held here. */
  public void forget(Lane key) {
    lanes.computeIfPresent(key, (_, lane) -> lane.held() == 0 ? null : lane);
  }

  /** A job was cancelled: if it waits here, it is not begun any more. */
  public void cancelled(Job job) {
    cancelled(job, () -> {});
  }

  /**
   * The same.
   *
   * @param then runs when it is sure that it waits here no longer, on the lane's executor
   */
  public void cancelled(Job job, Runnable then) {
    lane(job.lane()).drop(job, then);
  }

  /** Jobs that are claimed in this process: waiting, under way, or being stored. */
  public long heldBytes() {
    return memory.heldBytes();
  }

  /** How many jobs are claimed in this process, or about to be committed for it. */
  int held() {
    return lanes.values().stream().mapToInt(EngineLane::held).sum();
  }

  /** How many attempts are under way. */
  public int running() {
    return lanes.values().stream().mapToInt(EngineLane::running).sum();
  }

  /**
   * Does what is due: claims for the lanes with due jobs, wakes paused lanes, stores anew what
   * could not be stored, and now and then asks the store for jobs that nobody knows of. Only one
   * thread may call it.
   *
   * @return when it wants to be called again
   */
  @Override
  public Instant tick() {
    long nowMillis = nowMillis();
    plannedTickMillis = Long.MAX_VALUE;
    long nextMillis = Long.MAX_VALUE;
    if (isTime(storeAnewAtMillis, nowMillis, STORE_RETRY)) {
      storeAnewAtMillis = nowMillis + STORE_RETRY.toMillis();
      endings.storeAnew();
    }
    try {
      if (isTime(sweepAtMillis, nowMillis, limits.sweepEvery())) {
        sweepAtMillis = nowMillis + STORE_RETRY.toMillis(); // in case that it fails
        sweep(nowMillis);
      }
      for (EngineLane lane : lanes.values()) {
        nextMillis = Math.min(nextMillis, tick(lane, nowMillis));
      }
      storeInTrouble = false;
    } catch (StoreUnavailable unavailable) {
      if (!storeInTrouble) {
        log.warn("The store cannot be read or written; trying again: {}", unavailable.getMessage());
      }
      storeInTrouble = true;
      nextMillis = nowMillis + STORE_RETRY.toMillis();
    }
    if (endings.isBehind()) {
      nextMillis = Math.min(nextMillis, storeAnewAtMillis);
    }
    nextMillis = Math.min(nextMillis, sweepAtMillis);
    nextMillis = Math.min(nextMillis, plannedTickMillis);
    plannedTickMillis = nextMillis;
    return Instant.ofEpochMilli(nextMillis);
  }

  /**
   * Whether a time has come; true also when a clock that was set back would let us wait too long.
   */
  private static boolean isTime(long atMillis, long nowMillis, Duration every) {
    return atMillis <= nowMillis || atMillis - nowMillis > every.toMillis();
  }

  private long tick(EngineLane lane, long nowMillis) {
    if (lane.wakeAtMillis() <= nowMillis) {
      lane.woken();
    }
    int room = lane.storedDueMillis() <= nowMillis ? roomOf(lane) : 0;
    if (room > 0) {
      claim(lane, nowMillis, room);
    }
    long storedDue = lane.storedDueMillis();
    if (storedDue <= nowMillis) {
      // No room, or more is due than one claim takes. Room comes with a wake-up of its own.
      storedDue = roomOf(lane) > 0 ? nowMillis : EngineLane.NEVER;
    }
    return Math.min(lane.wakeAtMillis(), storedDue);
  }

  private int roomOf(EngineLane lane) {
    return open ? Math.min(limits.claimMax(), lane.room()) : 0;
  }

  private void claim(EngineLane lane, long nowMillis, int room) {
    lane.forgetStored();
    ClaimedBatch batch;
    try {
      batch = store.claim(lane.key(), owner, Instant.ofEpochMilli(nowMillis), room);
    } catch (StoreUnavailable unavailable) {
      lane.waitsInStore(nowMillis);
      throw unavailable;
    } catch (RuntimeException defect) {
      log.error(
          "The jobs of {} cannot be claimed; trying again at the next sweep", lane.key(), defect);
      return; // the other lanes are none the worse for it
    }
    Instant nextDueAt = batch.nextDueAt();
    if (nextDueAt != null) {
      lane.waitsInStore(nextDueAt.toEpochMilli());
    }
    for (Claimed claimed : batch.jobs()) {
      lane.hold(claimed.weightBytes());
      lane.handOver(claimed);
    }
  }

  private void sweep(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    store.rescue(owner, now);
    for (Claimed lost : store.beyondRescue(owner, limits.claimMax())) {
      Attempt attempt = Attempt.interrupted(ids.next(), lost.job().attempt(), now);
      endUnbegun(lost, Lifecycle.rescue(lost.job(), now), attempt);
    }
    for (OpenLane openLane : store.openLanes()) {
      if (handlers.containsKey(openLane.lane().kind())) {
        lane(openLane.lane()).waitsInStore(openLane.firstDueAt().toEpochMilli());
      }
    }
    for (Lane heldLane : store.heldLanes()) {
      JobHandler handler = handlers.get(heldLane.kind());
      if (handler != null) {
        handler.held(heldLane);
      }
    }
    lanes.values().forEach(EngineLane::wakeIfPaused);
    sweepAtMillis = nowMillis + limits.sweepEvery().toMillis();
  }

  void ended(EngineLane lane, Claimed claimed, AttemptResult result, RetryPolicy policy) {
    Attempt attempt = result.attempt();
    Integer statusCode = attempt == null ? null : attempt.statusCode();
    Job next =
        Lifecycle.after(
            claimed.job(), result.outcome(), policy, clock.instant(), jitter(claimed), statusCode);
    endings.end(lane, claimed, next, attempt, result.steps());
  }

  /**
   * Ends a job that is not under way here, whether it is claimed or not. Returns at once; the end
   * is refused if the job has changed meanwhile.
   */
  public void endUnbegun(Claimed claimed, Job next, @Nullable Attempt attempt) {
    EngineLane lane = lane(next.lane());
    if (endings.endUnbegun(lane, claimed, next, attempt)) {
      lane.drop(next, () -> {});
    }
  }

  /** Evenly spread over jobs and attempts, from the random half of the job's id. */
  private static double jitter(Claimed claimed) {
    long seed = claimed.job().id().low() + claimed.job().attempt();
    return new SplittableRandom(seed).nextDouble();
  }

  private final class Progress implements Endings.Settled {

    @Override
    public void settled(EngineLane lane, Claimed claimed, Job next, boolean stored) {
      letGo(lane, claimed.weightBytes());
      if (next.status() == JobStatus.READY) {
        waits(lane, next.dueAt());
      } else if (stored) {
        lane.tell(next);
      }
    }

    @Override
    public void notStored() {
      wakeAt(nowMillis() + STORE_RETRY.toMillis());
    }
  }

  /** Gives back what a job held, and has a lane that waited for room claim again. */
  void letGo(EngineLane lane, int weightBytes) {
    lane.letGo(weightBytes);
    boolean somebodyWaited = memory.giveBack(weightBytes);
    if (somebodyWaited || (lane.hasRoom() && lane.isBehind())) {
      wakeAt(nowMillis());
    }
  }

  private void waits(EngineLane lane, Instant dueAt) {
    lane.waitsInStore(dueAt.toEpochMilli());
    wakeAt(dueAt.toEpochMilli());
  }

  /** Asks for a tick at this time, if none is planned earlier. */
  void wakeAt(long atMillis) {
    if (atMillis < plannedTickMillis) {
      plannedTickMillis = atMillis;
      wakeClock.run();
    }
  }

  @Override
  public void onWake(Runnable wake) {
    wakeClock = wake;
  }

  long nowMillis() {
    return clock.millis();
  }

  boolean isOpen() {
    return open;
  }

  AttemptResult internalFailure(Claimed claimed, RuntimeException defect) {
    log.error("A handler failed on job {}", claimed.job().id(), defect);
    String why = "an error inside of Hookline: " + defect.getClass().getSimpleName();
    Attempt attempt =
        Attempt.unsent(
            ids.next(), claimed.job().attempt(), clock.instant(), AttemptError.INTERNAL, why);
    return new AttemptResult(new Outcome.Retry(why, null, false), attempt);
  }

  /** Starts no more attempts; {@link EngineShutdown} does the rest. */
  void stopStarting() {
    open = false;
  }

  Iterable<EngineLane> lanes() {
    return lanes.values();
  }

  private EngineLane lane(Lane key) {
    EngineLane lane = lanes.get(key);
    return lane != null ? lane : lanes.computeIfAbsent(key, this::newLane);
  }

  private EngineLane newLane(Lane key) {
    JobHandler handler = handlers.get(key.kind());
    if (handler == null) {
      throw new IllegalStateException("no handler for " + key.kind());
    }
    return new EngineLane(key, this, handler, executors.of(key), memory, limits.laneJobsMax());
  }
}
