package dev.hookline.trigger;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.task.Schedule;
import dev.hookline.task.ScheduleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All schedules in memory. Changes are stored first and seen after. */
public final class Schedules {

  public static final int PER_PROJECT_MAX = 10_000;

  private final ScheduleStore store;
  private final CronExpressions cron;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Map<Id, Schedule> byId = new ConcurrentHashMap<>();
  private volatile Runnable changed = () -> {};

  public Schedules(
      ScheduleStore store, CronExpressions cron, IdGenerator ids, InstantSource clock) {
    this.store = store;
    this.cron = cron;
    this.ids = ids;
    this.clock = clock;
    store.all().forEach(schedule -> byId.put(schedule.id(), schedule));
  }

  /** What a task's definition says of a schedule. */
  public record Declared(String cron, ZoneId zone) {}

  public Optional<Schedule> find(Id project, Id schedule) {
    return Optional.ofNullable(byId.get(schedule)).filter(found -> found.project().equals(project));
  }

  /** The schedules of a project, newest first. */
  public List<Schedule> of(Id project) {
    return byId.values().stream()
        .filter(schedule -> schedule.project().equals(project))
        .sorted(Comparator.comparing(Schedule::id).reversed())
        .toList();
  }

  Collection<Schedule> all() {
    return byId.values();
  }

  /** Whether an expression can be used; the reason when it cannot. */
  public CronExpressions.Reading read(String expression, ZoneId zone) {
    return cron.read(expression, zone);
  }

  /** Stores it, with its next slot counted from now. Blocks. */
  public Schedule save(Schedule schedule) {
    Schedule timed = schedule.withNext(nextOf(schedule, clock.instant()));
    put(timed);
    return timed;
  }

  /**
   * Changes one, as it is at that moment: changes come one at a time. Stored as by {@link #save}.
   * Empty when there is none. Blocks.
   */
  public synchronized Optional<Schedule> change(
      Id project, Id schedule, UnaryOperator<Schedule> change) {
    return find(project, schedule).map(present -> save(change.apply(present)));
  }

  /** Stores it as it is. Blocks. */
  synchronized void put(Schedule schedule) {
    store.save(schedule);
    byId.put(schedule.id(), schedule);
    changed.run();
  }

  /** Stores that it has fired, unless it was changed or deleted meanwhile. Blocks. */
  synchronized void fired(Schedule before, Schedule after) {
    if (before.equals(byId.get(before.id()))) {
      put(after);
    }
  }

  /** Blocks. False when there is none. */
  public synchronized boolean remove(Id project, Id schedule) {
    if (find(project, schedule).isEmpty()) {
      return false;
    }
    store.delete(schedule);
    byId.remove(schedule);
    return true;
  }

  /**
   * Has a task's schedules be those that its definition declares, each of them once: workers that
   * start together declare the same. Blocks when that is new.
   */
  public synchronized void declare(Id project, String task, List<Declared> declared) {
    Set<Declared> missing = new LinkedHashSet<>(declared);
    for (Schedule schedule : declaredBy(project, task)) {
      if (!missing.remove(new Declared(schedule.cron(), schedule.zone()))) {
        remove(project, schedule.id());
      }
    }
    missing.forEach(wanted -> save(declaredSchedule(project, task, wanted)));
  }

  /** Enabled ones first, because of two that are the same the first is kept. */
  private List<Schedule> declaredBy(Id project, String task) {
    return of(project).stream()
        .filter(schedule -> task.equals(schedule.declaredBy()))
        .sorted(Comparator.comparing(Schedule::enabled).reversed().thenComparing(Schedule::id))
        .toList();
  }

  private Schedule declaredSchedule(Id project, String task, Declared wanted) {
    return new Schedule(
        ids.next(),
        project,
        null,
        task,
        wanted.cron(),
        wanted.zone(),
        null,
        Schedule.CatchUp.LAST,
        true,
        task,
        null,
        null,
        clock.instant());
  }

  /** The first slot after a time; null when there is none, or it is disabled. */
  public @Nullable Instant nextOf(Schedule schedule, Instant time) {
    if (schedule.enabled()
        && cron.read(schedule.cron(), schedule.zone())
            instanceof CronExpressions.Reading.Valid(CronExpressions.Slots slots)) {
      return slots.after(time).orElse(null);
    }
    return null;
  }

  /** Runs something whenever a schedule has changed. */
  void onChange(Runnable listener) {
    changed = listener;
  }
}
