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
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that are held because their queue is paused or because no worker executes their task, and
 * when they go on.
 */
public final class HeldRuns {

  private static final Logger log = LoggerFactory.getLogger(HeldRuns.class);

  /**
   * Longer than the engine's sweep, so that what was held while a worker came is seen once more.
   */
  private static final Duration A_WORKER_IS_NEW = Duration.ofSeconds(20);

  private final Tasks tasks;
  private final Queues queues;
  private final WorkerSessions workers;
  private final JobStore jobs;
  private final Supplier<Engine> engine;
  private final Executor background;
  private final InstantSource clock;
  private volatile long lastWorkerCameMillis = Long.MIN_VALUE / 2;

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

  /** Lets a queue go on. Blocks. */
  public RunQueue resume(RunQueue queue) {
    RunQueue resumed = queues.change(queue, present -> present.withPaused(false));
    queues.lanesOf(resumed).forEach(this::goOn);
    return resumed;
  }

  /** A worker has come, or a task has got a URL: what was held for want of it may go on. */
  void somebodyCame(Id project) {
    lastWorkerCameMillis = clock.millis();
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
    if (queue == null || (!queue.paused() && mayGoOn(queue))) {
      background.execute(() -> {
        try {
          goOn(lane);
        } catch (StoreUnavailable unavailable) {
          log.warn("Held runs wait for the next sweep: {}", unavailable.getMessage());
        }
      });
    }
  }

  private boolean mayGoOn(RunQueue queue) {
    if (clock.millis() - lastWorkerCameMillis < A_WORKER_IS_NEW.toMillis()) {
      return true;
    }
    List<TaskDefinition> inQueue =
        tasks.of(queue.project()).stream()
            .filter(task -> task.queue().equals(queue.name()))
            .toList();
    return !inQueue.isEmpty() && inQueue.stream().allMatch(this::canBeExecuted);
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
