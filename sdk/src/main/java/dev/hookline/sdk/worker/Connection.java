package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.RegisterAnswer;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.WorkerTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions, for ever and with growing waits, and knows the present one. */
final class Connection {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

  private final WorkerTransport transport;
  private final Registration registration;
  private final WorkerObserver observer;
  private final Backoff backoff = new Backoff();
  private volatile @Nullable Session session;
  private volatile WorkerState state = new WorkerState.New();

  Connection(WorkerTransport transport, Registration registration, WorkerObserver observer) {
    this.transport = transport;
    this.registration = registration;
    this.observer = observer;
  }

  WorkerState state() {
    return state;
  }

  void state(WorkerState next) {
    state = next;
    observer.stateChanged(next);
  }

  /** Whether the server answers, as far as is known. */
  boolean isHeard() {
    return state instanceof WorkerState.Connected;
  }

  /** A call of this session was answered. */
  void heard(Session by) {
    if (state instanceof WorkerState.Disconnected && by.equals(session())) {
      log.info("session {} goes on", by.id());
      state(new WorkerState.Connected(by.id()));
    }
  }

  /** A call was not answered: the session may go on nevertheless. */
  void notHeard(TransportException failure) {
    if (isHeard()) {
      disconnected(failure.getMessage());
    }
  }

  /** The present session; null when there is none. */
  @Nullable Session session() {
    Session present = session;
    return present == null || present.isOver() ? null : present;
  }

  /**
   * Tries once.
   *
   * @throws WorkerRefusedException when the server will not have this worker
   */
  void tryFirst() throws InterruptedException {
    try {
      if (register() instanceof RegisterAnswer.Refused refused) {
        throw new WorkerRefusedException(refused);
      }
    } catch (TransportException failure) {
      disconnected(failure.getMessage());
      log.warn("the server cannot be reached yet: {}", failure.getMessage());
    }
  }

  /** The present session, or a new one when there is none; comes back when there is. */
  Session require() throws InterruptedException {
    Session present = session();
    while (present == null) {
      try {
        if (register() instanceof RegisterAnswer.Refused refused) {
          disconnected(WorkerRefusedException.message(refused));
          log.error("not registered: {}", WorkerRefusedException.message(refused));
          Thread.sleep(AFTER_REFUSAL);
        }
      } catch (TransportException failure) {
        disconnected(failure.getMessage());
        Duration wait = backoff.next(failure.retryAfter());
        log.warn("registers again in {}: {}", wait, failure.getMessage());
        Thread.sleep(wait);
      }
      present = session();
    }
    return present;
  }

  /** The session is over. */
  void over(Session ended) {
    ended.end();
    disconnected("session " + ended.id() + " is over");
  }

  private void disconnected(@Nullable String reason) {
    if (!(state instanceof WorkerState.Draining)) {
      state(new WorkerState.Disconnected(String.valueOf(reason)));
    }
  }

  private RegisterAnswer register() throws TransportException, InterruptedException {
    RegisterAnswer answer = transport.register(registration);
    if (answer instanceof RegisterAnswer.Registered registered) {
      backoff.reset();
      session = new Session(registered.session(), registered.heartbeat());
      state(new WorkerState.Connected(registered.session()));
      log.info(
          "worker {} registered {} tasks with {} slots as {}",
          registration.name(),
          registration.tasks().size(),
          registration.slots(),
          registered.session());
    }
    return answer;
  }
}
