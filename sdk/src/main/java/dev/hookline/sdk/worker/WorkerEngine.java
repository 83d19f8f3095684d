package dev.hookline.sdk.worker;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.transport.CancelWish;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.WorkerTransport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a worker, put together. */
final class WorkerEngine implements WorkerCore, Sessions {

  private static final Logger log = LoggerFactory.getLogger(WorkerEngine.class);

  /** How long code that was interrupted has to end, and the last reports to be sent. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final WorkerTransport transport;
  private final WorkerOptions options;
  private final Map<String, RegisteredTask<?, ?>> tasks = new HashMap<>();
  private final Slots slots;
  private final ActiveRuns active = new ActiveRuns();
  private final AtomicLong logBytes = new AtomicLong();
  private final Connection connection;
  private final Reporter reporter;
  private final LeaseLoop leases;
  private final Heartbeats heartbeats;
  private final Deadlines deadlines;

  WorkerEngine(
      WorkerTransport transport,
      Registration registration,
      List<Task<?, ?>> tasks,
      WorkerOptions options) {
    this.transport = transport;
    this.options = options;
    this.slots = new Slots(registration.slots());
    this.connection = new Connection(transport, registration, options.observer());
    this.reporter = new Reporter(transport, this);
    this.leases = new LeaseLoop(transport, connection, this, slots);
    this.heartbeats = new Heartbeats(transport, connection, this, slots);
    this.deadlines = new Deadlines(active);
    tasks.forEach(task -> this.tasks.put(task.id(), new RegisteredTask<>(task, options.json())));
  }

  void start() throws InterruptedException {
    connection.tryFirst();
    reporter.start();
    deadlines.start();
    heartbeats.start();
    leases.start();
  }

  void close() throws InterruptedException {
    connection.state(new WorkerState.Draining());
    leases.stop();
    if (!slots.awaitNoneUsed(options.drainTimeout().toNanos())) {
      log.warn("{} runs did not end in time and are left to others", slots.used());
      active.abandon();
      slots.awaitNoneUsed(LAST_WORDS.toNanos());
    }
    reporter.stop(LAST_WORDS);
    heartbeats.stop();
    deadlines.stop();
    leave();
    connection.state(new WorkerState.Closed());
  }

  private void leave() throws InterruptedException {
    Session session = connection.session();
    try {
      if (session != null) {
        transport.leave(session.id());
      }
    } catch (TransportException | RuntimeException failure) {
      log.warn("left without being heard: {}", failure.getMessage());
    }
  }

  /** Executes a run, or gives it back when the worker is about to end. */
  void accept(LeasedRun run, Session session, boolean stopping) {
    RegisteredTask<?, ?> task = tasks.get(run.task());
    if (stopping || task == null) {
      reporter.add(new Released(session, run));
      return;
    }
    slots.take(1);
    var execution = new Execution(run, task, session, this);
    active.add(execution);
    deadlines.wake();
    try {
      execution.start();
    } catch (RuntimeException | Error noThread) {
      log.error("no thread for {}, which is given back", run.id(), noThread);
      ended(execution);
      reporter.add(new Released(session, run));
    }
  }

  WorkerState state() {
    return connection.state();
  }

  Slots slots() {
    return slots;
  }

  @Override
  public WorkerOptions options() {
    return options;
  }

  @Override
  public WorkerTransport transport() {
    return transport;
  }

  @Override
  public Reporter reporter() {
    return reporter;
  }

  @Override
  public AtomicLong logBytes() {
    return logBytes;
  }

  @Override
  public void ended(Execution execution) {
    active.remove(execution);
    slots.giveBack();
  }

  @Override
  public void over(Session session) {
    if (!session.isOver()) {
      log.warn("session {} is over; its runs are left to others", session.id());
      connection.over(session);
    }
    active.lose(session);
  }

  @Override
  public void cancel(List<CancelWish> wishes) {
    active.cancel(wishes);
  }
}
