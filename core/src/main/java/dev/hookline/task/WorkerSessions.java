package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers that are connected, and the runs that wait for one of them. A run is ready when the
 * engine has handed it over; it is leased to a worker that has asked for more, and stays with it
 * until it ends or the worker is lost.
 */
public final class WorkerSessions {

  public static final int SLOTS_MAX = 10_000;
  public static final int SESSIONS_MAX = 10_000;

  /** An answer to a lease ends when it has so many; its last run may go beyond that. */
  private static final long LEASED_BYTES_MAX = 16 << 20;

  private static final Comparator<RunUnderWay> IN_TURN =
      Comparator.comparing((RunUnderWay run) -> run.claimed().job().turn())
          .thenComparing(RunUnderWay::id);

  private record TaskKey(Id project, String task) {}

  private record Answer(Consumer<Leased> lease, Leased leased) {}

  /** What is left behind when a session is over. */
  record Abandoned(List<RunUnderWay> held, List<RunUnderWay> unbegun) {}

  private final RunAdmission admission;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Map<Id, WorkerSession> sessions = new LinkedHashMap<>();
  private final Map<TaskKey, Queue<RunUnderWay>> ready = new HashMap<>();
  private final Map<TaskKey, Integer> workersOf = new HashMap<>();
  private boolean closed;
  private final AtomicBoolean handOutScheduled = new AtomicBoolean();

  WorkerSessions(RunAdmission admission, IdGenerator ids, InstantSource clock) {
    this.admission = admission;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A worker connects. Empty when there are too many.
   *
   * @param inProcess whether it lives and dies with this process
   */
  synchronized Optional<WorkerSession> open(
      Id project,
      String name,
      @Nullable String version,
      int slots,
      Set<String> tasks,
      boolean inProcess) {
    if (closed || sessions.size() >= SESSIONS_MAX) {
      return Optional.empty();
    }
    WorkerSession session =
        new WorkerSession(
            ids.next(), project, name, version, slots, tasks, inProcess, clock.millis());
    sessions.put(session.id(), session);
    tasks.forEach(task -> workersOf.merge(new TaskKey(project, task), 1, Integer::sum));
    return Optional.of(session);
  }

  /** Empty when it is over or another project's. */
  public synchronized Optional<WorkerSession> find(Id project, Id session) {
    return Optional.ofNullable(sessions.get(session))
        .filter(found -> found.project().equals(project));
  }

  /** The workers of a project that are connected. */
  public synchronized List<WorkerSession> of(Id project) {
    return sessions.values().stream().filter(session -> session.project().equals(project)).toList();
  }

  synchronized int count() {
    return sessions.size();
  }

  /** Whether somebody is connected who executes a task. */
  public synchronized boolean canExecute(Id project, String task) {
    return workersOf.containsKey(new TaskKey(project, task));
  }

  /**
   * Makes a run ready for the next worker that asks. What is offered in one go is handed out
   * together.
   *
   * @return false when nobody is connected who executes it
   */
  boolean offer(RunUnderWay run, Executor handOutOn) {
    synchronized (this) {
      TaskKey key = keyOf(run);
      if (!workersOf.containsKey(key)) {
        return false;
      }
      ready.computeIfAbsent(key, _ -> new PriorityQueue<>(IN_TURN)).add(run);
    }
    handOutSoon(handOutOn);
    return true;
  }

  /** A run needs its slot no more: what is ready may have it. */
  void ended(RunUnderWay run, Executor handOutOn) {
    boolean isSomethingReady;
    synchronized (this) {
      WorkerSession session = run.session();
      if (session != null) {
        session.ended();
      }
      isSomethingReady = !ready.isEmpty();
    }
    if (isSomethingReady) {
      handOutSoon(handOutOn);
    }
  }

  private void handOutSoon(Executor executor) {
    if (handOutScheduled.compareAndSet(false, true)) {
      executor.execute(this::handOut);
    }
  }

  private void handOut() {
    handOutScheduled.set(false);
    List<Answer> answers = new ArrayList<>();
    synchronized (this) {
      for (WorkerSession session : sessions.values()) {
        WorkerSession.ParkedLease lease = session.parked();
        if (lease != null) {
          List<RunUnderWay> runs = take(session, lease.max());
          if (!runs.isEmpty()) {
            answers.add(answered(session, lease, runs));
          }
        }
      }
    }
    answers.forEach(answer -> answer.lease().accept(answer.leased()));
  }

  /**
   * Asks for runs: answers at once when some are ready or some are newly to be cancelled, else when
   * there are, at the latest after the wait. A second lease ends the first, which is answered
   * empty.
   */
  void lease(WorkerSession session, int max, Duration wait, Consumer<Leased> answer) {
    long now = clock.millis();
    session.heard(now);
    Answer before = null;
    @Nullable Leased leased = null;
    synchronized (this) {
      WorkerSession.ParkedLease parked = session.parked();
      if (parked != null) {
        before = answered(session, parked, List.of());
      }
      List<RunUnderWay> runs = session.isOver() ? List.of() : take(session, max);
      boolean isSomethingToSay = !runs.isEmpty() || session.hasNewWish();
      if (isSomethingToSay || session.isOver() || !wait.isPositive()) {
        leased = session.answer(runs);
      } else {
        session.park(new WorkerSession.ParkedLease(max, now + wait.toMillis(), answer));
      }
    }
    if (before != null) {
      before.lease().accept(before.leased());
    }
    if (leased != null) {
      answer.accept(leased);
    }
  }

  /** What the last answer to a lease brought, if it did not arrive. */
  synchronized List<RunUnderWay> lostOnTheWay(WorkerSession session, long received) {
    return session.lostOnTheWay(received);
  }

  /** Ends a lease that waits. Its worker could not be heard of meanwhile. */
  private Answer answered(
      WorkerSession session, WorkerSession.ParkedLease lease, List<RunUnderWay> runs) {
    session.park(null);
    session.isToComeAgain(clock.millis());
    return new Answer(lease.answer(), session.answer(runs));
  }

  /** Takes ready runs of a session's tasks, in their turn, as far as it has room. */
  private List<RunUnderWay> take(WorkerSession session, int max) {
    List<RunUnderWay> taken = new ArrayList<>();
    int room = Math.min(max, session.free());
    if (room <= 0 || ready.isEmpty()) {
      return taken;
    }
    PriorityQueue<Queue<RunUnderWay>> ofTasks =
        new PriorityQueue<>(Comparator.comparing(Queue::element, IN_TURN));
    for (String task : session.tasks()) {
      Queue<RunUnderWay> waiting = ready.get(new TaskKey(session.project(), task));
      if (waiting != null) {
        ofTasks.add(waiting);
      }
    }
    long bytes = 0;
    while (taken.size() < room && bytes < LEASED_BYTES_MAX && !ofTasks.isEmpty()) {
      Queue<RunUnderWay> first = ofTasks.remove();
      RunUnderWay run = first.remove();
      if (first.isEmpty()) {
        ready.remove(keyOf(run));
      } else {
        ofTasks.add(first);
      }
      if (admission.begin(run, session)) {
        session.hold(run);
        taken.add(run);
        bytes += run.claimed().weightBytes();
      }
    }
    return taken;
  }

  /** The run that a session holds under a lease; null when it does not, or no longer. */
  synchronized @Nullable RunUnderWay held(WorkerSession session, Id run, int lease) {
    RunUnderWay found = session.held(run);
    return found != null && found.lease() == lease ? found : null;
  }

  /** A run is no longer under way. */
  synchronized void settled(RunUnderWay run) {
    WorkerSession session = run.session();
    if (session != null) {
      session.release(run);
    }
  }

  /** A worker is to end a run; it is told at once if it waits for runs. */
  void cancel(RunUnderWay run) {
    Answer answer = null;
    synchronized (this) {
      WorkerSession session = run.session();
      if (session == null || session.held(run.id()) != run) {
        return;
      }
      session.wish(new CancelWish(run.id(), run.lease()));
      WorkerSession.ParkedLease lease = session.parked();
      if (lease != null) {
        answer = answered(session, lease, List.of());
      }
    }
    if (answer != null) {
      answer.lease().accept(answer.leased());
    }
  }

  /** Nobody waits for this lease any more; one that has come after it stays. */
  synchronized void unpark(WorkerSession session, Consumer<Leased> answer) {
    WorkerSession.ParkedLease lease = session.parked();
    if (lease != null && lease.answer().equals(answer)) {
      session.park(null);
      session.isToComeAgain(clock.millis());
    }
  }

  /** The runs that a worker is to end. */
  List<CancelWish> heartbeat(WorkerSession session) {
    session.heard(clock.millis());
    synchronized (this) {
      return session.wishes();
    }
  }

  /** Answers leases that have waited long enough. */
  void answerParked(long nowMillis) {
    List<Answer> answers = new ArrayList<>();
    synchronized (this) {
      for (WorkerSession session : sessions.values()) {
        WorkerSession.ParkedLease lease = session.parked();
        if (lease != null && lease.untilMillis() <= nowMillis) {
          answers.add(answered(session, lease, List.of()));
        }
      }
    }
    answers.forEach(answer -> answer.lease().accept(answer.leased()));
  }

  /** Sessions that were not heard of for too long. */
  synchronized List<WorkerSession> expired(long nowMillis) {
    return sessions.values().stream()
        .filter(session -> session.parked() == null && session.isExpired(nowMillis))
        .toList();
  }

  /** Whether a remote worker is connected, so that somebody has to look after its session. */
  synchronized boolean hasRemote() {
    return sessions.values().stream().anyMatch(session -> !session.isInProcess());
  }

  /** Lets nobody connect any more; gives back who is. */
  synchronized List<WorkerSession> closeAll() {
    closed = true;
    return List.copyOf(sessions.values());
  }

  /** A worker has left or was lost. Empty when it was over already. */
  Optional<Abandoned> close(WorkerSession session) {
    WorkerSession.ParkedLease lease;
    List<RunUnderWay> unbegun = new ArrayList<>();
    List<RunUnderWay> held;
    synchronized (this) {
      if (sessions.remove(session.id()) == null) {
        return Optional.empty();
      }
      session.end();
      for (String task : session.tasks()) {
        TaskKey key = new TaskKey(session.project(), task);
        if (workersOf.merge(key, -1, Integer::sum) <= 0) {
          workersOf.remove(key);
          Queue<RunUnderWay> left = ready.remove(key);
          if (left != null) {
            unbegun.addAll(left);
          }
        }
      }
      held = session.held();
      lease = session.parked();
      session.park(null);
    }
    if (lease != null) {
      lease.answer().accept(session.answer(List.of()));
    }
    return Optional.of(new Abandoned(held, unbegun));
  }

  private static TaskKey keyOf(RunUnderWay run) {
    return new TaskKey(run.claimed().job().project(), run.task().name());
  }
}
