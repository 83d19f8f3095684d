package dev.hookline.sdk.worker;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs that take longer than they may: one look at all of them every 200 ms, and none while
 * there are no runs.
 */
final class Deadlines implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

  private static final long TICK_MILLIS = 200;

  private final ActiveRuns active;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("hookline-deadlines").unstarted(this);
  private volatile boolean idle;

  Deadlines(ActiveRuns active) {
    this.active = active;
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  /** A run has begun. */
  void wake() {
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        awaitRuns();
        Thread.sleep(TICK_MILLIS);
        look();
      }
    } catch (InterruptedException ended) {
      log.debug("no more deadlines");
    }
  }

  private void awaitRuns() throws InterruptedException {
    idle = true;
    while (active.all().isEmpty()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    idle = false;
  }

  private void look() {
    try {
      active.endOverdue();
    } catch (RuntimeException | Error defect) {
      log.error("deadlines were not looked at", defect);
    }
  }
}
