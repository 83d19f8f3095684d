package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.HeartbeatAnswer;
import dev.hookline.sdk.transport.SessionExpired;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.WorkerTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the server hear of the worker when neither leases nor reports do. A platform thread, so that
 * tasks that take all processors do not look like a dead worker.
 */
final class Heartbeats implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

  /** How often a worker without a free slot asks whether somebody wants a run to end. */
  private static final long FULL_NANOS = 2_000_000_000L;

  private static final long TICK_MILLIS = 2_000;

  private final WorkerTransport transport;
  private final Connection connection;
  private final Sessions sessions;
  private final Slots slots;
  private final Backoff backoff = new Backoff();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("hookline-heartbeat").unstarted(this);

  Heartbeats(WorkerTransport transport, Connection connection, Sessions sessions, Slots slots) {
    this.transport = transport;
    this.connection = connection;
    this.sessions = sessions;
    this.slots = slots;
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
    try {
      while (true) {
        Session session = connection.session();
        if (session != null && isDue(session)) {
          beat(session);
        }
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException ended) {
      log.debug("no more heartbeats");
    }
  }

  private boolean isDue(Session session) {
    boolean full = slots.used() >= slots.total();
    return session.nanosToHeartbeat() <= 0 || (full && session.nanosSinceHeard() > FULL_NANOS);
  }

  private void beat(Session session) throws InterruptedException {
    try {
      long since = System.nanoTime();
      HeartbeatAnswer answer = transport.heartbeat(session.id());
      session.heard(since);
      connection.heard(session);
      switch (answer) {
        case HeartbeatAnswer.Heard heard -> sessions.cancel(heard.cancel());
        case SessionExpired expired -> sessions.over(session);
      }
      backoff.reset();
    } catch (TransportException failure) {
      log.debug("a heartbeat was not heard", failure);
      connection.notHeard(failure);
      Thread.sleep(backoff.next(failure.retryAfter()));
    } catch (RuntimeException | Error defect) {
      log.warn("a heartbeat failed", defect);
      Thread.sleep(backoff.next(null));
    }
  }
}
