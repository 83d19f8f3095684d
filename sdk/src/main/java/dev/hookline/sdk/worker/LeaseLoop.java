package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.LeaseAnswer;
import dev.hookline.sdk.transport.SessionExpired;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.WorkerTransport;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes runs, as many as there are free slots. A lease that is answered at once takes all slots
 * that were freed meanwhile, so that leases grow with the load.
 */
final class LeaseLoop implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);

  private static final int RUNS_MAX = 1_000;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int REPORTS_MAX = 20_000;
  private static final Duration REPORTS_PAUSE = Duration.ofMillis(5);

  private final WorkerTransport transport;
  private final Connection connection;
  private final WorkerEngine engine;
  private final Slots slots;
  private final Backoff backoff = new Backoff();
  private final Thread thread = Thread.ofPlatform().daemon().name("hookline-lease").unstarted(this);
  private volatile boolean stopping;

  LeaseLoop(WorkerTransport transport, Connection connection, WorkerEngine engine, Slots slots) {
    this.transport = transport;
    this.connection = connection;
    this.engine = engine;
    this.slots = slots;
  }

  void start() {
    thread.start();
  }

  /** Takes no more runs, from when this returns. */
  void stop() throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        lease(connection.require());
      }
    } catch (InterruptedException ended) {
      log.debug("takes no more runs");
    }
  }

  private void lease(Session session) throws InterruptedException {
    int free = Math.min(slots.awaitFree(), RUNS_MAX);
    while (engine.reporter().pending() > REPORTS_MAX && !session.isOver()) {
      Thread.sleep(REPORTS_PAUSE);
    }
    try {
      long since = System.nanoTime();
      // A server that may be back is asked for an answer at once.
      Duration wait = connection.isHeard() ? WAIT : Duration.ZERO;
      LeaseAnswer answer = transport.lease(session.id(), free, wait);
      session.heard(since);
      connection.heard(session);
      backoff.reset();
      switch (answer) {
        case LeaseAnswer.Leased leased -> {
          engine.cancel(leased.cancel());
          leased.runs().forEach(run -> engine.accept(run, session, stopping));
        }
        case SessionExpired expired -> engine.over(session);
      }
    } catch (TransportException failure) {
      connection.notHeard(failure);
      Duration wait = backoff.next(failure.retryAfter());
      log.warn("leases again in {}: {}", wait, failure.getMessage());
      Thread.sleep(wait);
    } catch (RuntimeException | Error defect) {
      log.error("a lease failed, its runs are left to others", defect);
      engine.over(session);
      Thread.sleep(backoff.next(null));
    }
  }
}
