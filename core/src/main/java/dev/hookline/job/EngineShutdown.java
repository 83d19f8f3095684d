package dev.hookline.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of an engine: attempts under way may finish, what was not begun is given back. */
public final class EngineShutdown {

  private static final Logger log = LoggerFactory.getLogger(EngineShutdown.class);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Engine engine;
  private final JobStore store;

  public EngineShutdown(Engine engine, JobStore store) {
    this.engine = engine;
    this.store = store;
  }

  /**
   * Returns when all that was claimed is finished or given back, or when the time is up; what is
   * still under way then is rescued by the next start.
   */
  public void drain(Duration patience) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    engine.stopStarting();
    giveBack(deadlineNanos);
    while (engine.running() > 0 && System.nanoTime() < deadlineNanos) {
      LockSupport.parkNanos(this, POLL.toNanos());
    }
    int unfinished = engine.running();
    if (unfinished > 0) {
      log.warn("{} attempts were still under way at the end of the drain", unfinished);
    }
  }

  private void giveBack(long deadlineNanos) throws InterruptedException {
    List<EngineLane> lanes = new ArrayList<>();
    engine.lanes().forEach(lanes::add);
    CountDownLatch left = new CountDownLatch(lanes.size());
    List<Job> unbegun = java.util.Collections.synchronizedList(new ArrayList<>());
    for (EngineLane lane : lanes) {
      lane.takeWaiting(waiting -> {
        waiting.forEach(claimed -> unbegun.add(claimed.job()));
        left.countDown();
      });
    }
    boolean all = left.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (!all) {
      log.warn(
          "Some lanes did not answer in time; their waiting jobs are rescued at the next start");
    }
    if (!unbegun.isEmpty()) {
      store.release(List.copyOf(unbegun));
      log.info("{} claimed jobs were given back", unbegun.size());
    }
  }
}
