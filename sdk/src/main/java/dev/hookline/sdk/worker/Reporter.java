package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportAnswer;
import dev.hookline.sdk.transport.SessionExpired;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.WorkerTransport;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what executions say. One report is in flight at a time; everything that queues meanwhile
 * goes with the next, so that batches grow with the load and nobody waits for a timer. A report
 * that did not get through is repeated until its session is over.
 */
final class Reporter implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Reporter.class);

  private final WorkerTransport transport;
  private final Sessions sessions;
  private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Backoff backoff = new Backoff();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("hookline-report").unstarted(this);
  private volatile boolean idle;
  private volatile boolean stopping;

  Reporter(WorkerTransport transport, Sessions sessions) {
    this.transport = transport;
    this.sessions = sessions;
  }

  void start() {
    thread.start();
  }

  /** Queues something, without blocking. */
  void add(Outgoing outgoing) {
    pending.incrementAndGet();
    queue.add(outgoing);
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  /** How much waits or is in flight. */
  int pending() {
    return pending.get();
  }

  /** Sends what is queued, for at most so long, and ends. */
  void stop(Duration patience) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    if (!thread.join(patience)) {
      thread.interrupt();
      thread.join();
    }
  }

  @Override
  public void run() {
    try {
      while (awaitWork()) {
        Session session = queue.element().session();
        try {
          sendNext();
        } catch (RuntimeException | Error defect) {
          log.error("a report failed, the runs of its session are left to others", defect);
          sessions.over(session);
        }
      }
    } catch (InterruptedException ended) {
      log.warn("{} reports were not sent", pending.get());
    }
  }

  private void sendNext() throws InterruptedException {
    ReportBatch batch = ReportBatch.takeFrom(queue);
    try {
      batch.settle(batch.items().isEmpty() ? List.of() : send(batch));
    } finally {
      pending.addAndGet(-batch.members());
    }
  }

  /** False when nothing is left to do. */
  private boolean awaitWork() {
    idle = true;
    while (queue.isEmpty() && !stopping) {
      LockSupport.park(this);
    }
    idle = false;
    return !queue.isEmpty();
  }

  /** The results, or null when the session is over. */
  private @Nullable List<ItemResult> send(ReportBatch batch) throws InterruptedException {
    Session session = batch.session();
    while (!session.isOver()) {
      try {
        long since = System.nanoTime();
        ReportAnswer answer = transport.report(session.id(), batch.items());
        session.heard(since);
        backoff.reset();
        switch (answer) {
          case ReportAnswer.Reported reported -> {
            sessions.cancel(reported.cancel());
            return reported.results();
          }
          case SessionExpired expired -> sessions.over(session);
        }
      } catch (TransportException failure) {
        Duration wait = backoff.next(failure.retryAfter());
        log.warn("{} reports wait for {}: {}", batch.members(), wait, failure.getMessage());
        Thread.sleep(wait);
      }
    }
    return null;
  }
}
