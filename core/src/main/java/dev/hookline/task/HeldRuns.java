package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that are held because their queue is paused or because no worker executes their task, and
 * when they go on.
 */
public final class HeldRuns {

  private static final Logger log = LoggerFactory.getLogger(HeldRuns.class);

  /** A lane whose runs are held again and again is let go on ever more seldom. */
  private static final Duration WAIT_MIN = Duration.ofSeconds(15);

  private static final Duration WAIT_MAX = Duration.ofMinutes(10);

  private record NextTry(long atMillis, long waitMillis) {}

  private final Tasks tasks;
  private final Queues queues;
  private final WorkerSessions workers;
  private final JobStore jobs;
  private final Supplier<Engine> engine;
  private final Executor background;
  private final InstantSource clock;
  private final Map<Lane, NextTry> nextTries = new ConcurrentHashMap<>();

  /**
   * @param engine supplied, because the engine's handler of runs needs this
   * @param background for what must not block an event loop
   */
  HeldRuns(
      Tasks tasks,
      Queues queues,
      WorkerSessions workers,
      JobStore jobs,
      Supplier<Engine> engine,
      Executor background,
      InstantSource clock) {
    this.tasks = tasks;
    this.queues = queues;
    this.workers = workers;
    this.jobs = jobs;
    this.engine = engine;
    this.background = background;
    this.clock = clock;
  }

  /** Stops a queue. Blocks; attempts under way go on. */
  public RunQueue pause(RunQueue queue) {
    RunQueue paused = queues.change(queue, present -> present.withPaused(true));
    queues.lanesOf(paused).forEach(lane -> jobs.hold(lane, RunMaker.QUEUE_PAUSED));
    return paused;
  }

  /** Changes the limits of a queue, and lets begin what may by them. Blocks when they are new. */
  public RunQueue limit(RunQueue queue, UnaryOperator<RunQueue> change) {
    RunQueue limited = queues.change(queue, change);
    if (!limited.equals(queue)) {
      queues.lanesOf(limited).forEach(engine.get()::wake);
    }
    return limited;
  }

  /** Lets a queue go on. Blocks. */
  public RunQueue resume(RunQueue queue) {
    RunQueue resumed = queues.change(queue, present -> present.withPaused(false));
    queues.lanesOf(resumed).forEach(this::goOn);
    return resumed;
  }

  /**
   * A worker has come, a task has got a URL, or there is a task no more: what was held for want of
   * it may go on, if only to fail.
   */
  public void somebodyCame(Id project) {
    nextTries.clear();
    background.execute(() -> goOnIn(project));
  }

  private void goOnIn(Id project) {
    try {
      for (Lane lane : jobs.heldLanes()) {
        RunQueue queue = lane.kind() == JobKind.RUN ? queues.ofLane(lane.target()) : null;
        if (queue != null && queue.project().equals(project) && !queue.paused()) {
          goOn(lane);
        }
      }
    } catch (StoreUnavailable unavailable) {
      log.warn("Held runs wait for the next sweep: {}", unavailable.getMessage());
    }
  }

  /**
   * Runs of this lane are held on stable storage. What they are held for may have been over before
   * they were stored, and then nobody else would let them go on.
   */
  void held(Lane lane) {
    RunQueue queue = queues.ofLane(lane.target());
    if (queue == null || (!queue.paused() && mayGoOn(queue) && isTimeFor(lane))) {
      background.execute(() -> {
        try {
          goOn(lane);
        } catch (StoreUnavailable unavailable) {
          log.warn("Held runs wait for the next sweep: {}", unavailable.getMessage());
        }
      });
    }
  }

  /**
   * Whether somebody could execute at least some of the runs that may wait in a queue, or their
   * task is no more, so that they are to fail.
   */
  private boolean mayGoOn(RunQueue queue) {
    List<TaskDefinition> known =
        tasks.of(queue.project()).stream().filter(task -> mayWaitIn(task, queue)).toList();
    return known.isEmpty() || known.stream().anyMatch(this::canBeExecuted);
  }

  /** A trigger may name another queue than the task's, but hardly the own queue of another task. */
  private static boolean mayWaitIn(TaskDefinition task, RunQueue queue) {
    boolean isSomebodysOwn = queue.name().startsWith(TaskDefinition.ownQueue(""));
    return task.queue().equals(queue.name()) || !isSomebodysOwn;
  }

  private boolean isTimeFor(Lane lane) {
    long now = clock.millis();
    NextTry next = nextTries.get(lane);
    if (next != null && now < next.atMillis()) {
      return false;
    }
    long wait =
        next == null ? WAIT_MIN.toMillis() : Math.min(2 * next.waitMillis(), WAIT_MAX.toMillis());
    nextTries.put(lane, new NextTry(now + wait, wait));
    return true;
  }

  private boolean canBeExecuted(TaskDefinition task) {
    return task.http() != null || workers.canExecute(task.project(), task.name());
  }

  private void goOn(Lane lane) {
    Instant now = clock.instant();
    jobs.unhold(lane, now);
    engine.get().waits(lane, now);
  }
}
