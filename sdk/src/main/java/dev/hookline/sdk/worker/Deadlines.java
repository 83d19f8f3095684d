package dev.hookline.sdk.worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends runs that take longer than they may: one look at all of them every 200 ms. */
final class Deadlines implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

  private static final long TICK_MILLIS = 200;

  private final ActiveRuns active;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("hookline-deadlines").unstarted(this);

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

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(TICK_MILLIS);
        active.endOverdue();
      } catch (InterruptedException ended) {
        return;
      } catch (RuntimeException | Error defect) {
        log.error("deadlines were not looked at", defect);
      }
    }
  }
}
