package dev.hookline.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of an engine: attempts under way may finish, what was not begun is given back. */
public final class EngineShutdown {

  private static final Logger log = LoggerFactory.getLogger(EngineShutdown.class);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Engine engine;
  private final JobStore store;
  private final Queue<Unbegun> unbegun = new ConcurrentLinkedQueue<>();

  private record Unbegun(EngineLane lane, Claimed claimed) {}

  public EngineShutdown(Engine engine, JobStore store) {
    this.engine = engine;
    this.store = store;
  }

  /**
   * Returns when all that was claimed is finished and stored or given back, or when the time is up;
   * what is left then is rescued by the next start. The engine must be ticked meanwhile, and
   * nothing more be received: what is being committed now is waited for too.
   */
  public void drain(Duration patience) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    engine.stopStarting();
    int given = 0;
    while (engine.held() > 0 && System.nanoTime() - deadlineNanos < 0) {
      collect();
      LockSupport.parkNanos(this, POLL.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while draining");
      }
      given += giveBack();
    }
    if (given > 0) {
      log.info("{} claimed jobs were given back", given);
    }
    int left = engine.held();
    if (left > 0) {
      log.warn("{} jobs were still under way at the end of the drain", left);
    }
  }

  /** Takes what was not begun out of the lanes, on their executors. */
  private void collect() {
    for (EngineLane lane : engine.lanes()) {
      if (lane.held() > lane.running()) {
        lane.takeWaiting(
            waiting -> waiting.forEach(claimed -> unbegun.add(new Unbegun(lane, claimed))));
      }
    }
  }

  private int giveBack() {
    List<Unbegun> taken = new ArrayList<>();
    for (Unbegun next = unbegun.poll(); next != null; next = unbegun.poll()) {
      taken.add(next);
    }
    if (taken.isEmpty()) {
      return 0;
    }
    try {
      store.release(taken.stream().map(job -> job.claimed().job()).toList());
    } catch (StoreUnavailable unavailable) {
      unbegun.addAll(taken); // tried again as long as there is time
      return 0;
    }
    taken.forEach(job -> engine.letGo(job.lane(), job.claimed().weightBytes()));
    return taken.size();
  }
}
