package dev.hookline.task;

import dev.hookline.id.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One worker that is connected: what it can execute, what it executes, and whether it waits for
 * more. Changed under the lock of {@link WorkerSessions} only.
 */
public final class WorkerSession {

  private final Id id;
  private final Id project;
  private final String name;
  private final @Nullable String version;
  private final int slots;
  private final Set<String> tasks;
  private final boolean inProcess;
  private final Map<Id, RunUnderWay> held = new LinkedHashMap<>();
  private final Map<Id, CancelWish> wishes = new HashMap<>();
  private boolean wishIsNew;
  private int executing;
  private volatile int running;
  private long answers;
  private List<RunUnderWay> lastHandedOver = List.of();
  private volatile long heardAtMillis;
  private @Nullable ParkedLease parked;
  private volatile boolean over;

  /** A lease that waits for runs. */
  record ParkedLease(int max, long untilMillis, Consumer<Leased> answer) {}

  WorkerSession(
      Id id,
      Id project,
      String name,
      @Nullable String version,
      int slots,
      Set<String> tasks,
      boolean inProcess,
      long nowMillis) {
    this.id = id;
    this.project = project;
    this.name = name;
    this.version = version;
    this.slots = slots;
    this.tasks = Set.copyOf(tasks);
    this.inProcess = inProcess;
    this.heardAtMillis = nowMillis;
  }

  public Id id() {
    return id;
  }

  public Id project() {
    return project;
  }

  public String name() {
    return name;
  }

  public @Nullable String version() {
    return version;
  }

  public int slots() {
    return slots;
  }

  /** The names of the tasks that it executes. */
  public Set<String> tasks() {
    return tasks;
  }

  public long heardAtMillis() {
    return heardAtMillis;
  }

  /** How many runs it executes. */
  public int running() {
    return running;
  }

  /** Whether nothing more is accepted from it. */
  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }

  void heard(long nowMillis) {
    heardAtMillis = nowMillis;
  }

  /** A lease ended without the worker's doing: it has as long as a heartbeat to come again. */
  void isToComeAgain(long nowMillis) {
    long until = nowMillis + Workers.HEARTBEAT.toMillis();
    heardAtMillis = Math.max(heardAtMillis, until - RunTimes.SESSION_EXPIRY.toMillis());
  }

  boolean isInProcess() {
    return inProcess;
  }

  /** A worker in this process cannot be lost without the process. */
  boolean isExpired(long nowMillis) {
    return !inProcess && nowMillis - heardAtMillis > RunTimes.SESSION_EXPIRY.toMillis();
  }

  int free() {
    return slots - executing;
  }

  /** The next answer to a lease. */
  Leased answer(List<RunUnderWay> runs) {
    answers++;
    wishIsNew = false;
    lastHandedOver = List.copyOf(runs);
    return new Leased(runs, wishes(), answers);
  }

  /** What the last answer brought, if the worker says that it did not arrive. */
  List<RunUnderWay> lostOnTheWay(long received) {
    return received == answers ? List.of() : lastHandedOver;
  }

  void hold(RunUnderWay run) {
    held.put(run.id(), run);
    executing++;
    running = executing;
  }

  /** A run no longer needs a slot, though how it ended is not stored yet. */
  void ended() {
    executing--;
    running = executing;
  }

  void release(RunUnderWay run) {
    held.remove(run.id(), run);
    wishes.remove(run.id());
  }

  @Nullable RunUnderWay held(Id run) {
    return held.get(run);
  }

  List<RunUnderWay> held() {
    return List.copyOf(held.values());
  }

  void wish(CancelWish wish) {
    wishes.put(wish.run(), wish);
    wishIsNew = true;
  }

  /**
   * Whether there is one that no answer to a lease has told of. Only such a one is worth an answer
   * at once: a worker that heeds it late, or never, would else ask again and again without a pause.
   */
  boolean hasNewWish() {
    return wishIsNew;
  }

  /** Each wish is told until the run is over, for an answer may be lost on its way. */
  List<CancelWish> wishes() {
    return wishes.isEmpty() ? List.of() : new ArrayList<>(wishes.values());
  }

  @Nullable ParkedLease parked() {
    return parked;
  }

  void park(@Nullable ParkedLease lease) {
    parked = lease;
  }
}
