package dev.hookline.trigger;

import dev.hookline.event.Payload;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.job.Ticking;
import dev.hookline.task.RunRequest;
import dev.hookline.task.Schedule;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers the tasks of schedules. Each slot has an idempotency key, so that it is run once however
 * many nodes see it and however often one of them stops between the trigger and the next slot.
 * Called by one thread.
 */
public final class Scheduler implements Ticking {

  private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

  /** A slot that is later than this was missed. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);
  private static final int UPCOMING = 5;

  /** Times as the API writes them. */
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Schedules schedules;
  private final Tasks tasks;
  private final Triggers triggers;
  private final InstantSource clock;

  public Scheduler(Schedules schedules, Tasks tasks, Triggers triggers, InstantSource clock) {
    this.schedules = schedules;
    this.tasks = tasks;
    this.triggers = triggers;
    this.clock = clock;
  }

  @Override
  public void onWake(Runnable wake) {
    schedules.onChange(wake);
  }

  /** Fires what is due. Blocks until it is stored. */
  @Override
  public Instant tick() {
    Instant now = clock.instant();
    Instant next = now.plus(LONGEST_WAIT); // a clock that is set forward is seen soon enough
    for (Schedule schedule : List.copyOf(schedules.all())) {
      Instant due = schedule.nextAt();
      if (due != null && !due.isAfter(now)) {
        due = fire(schedule, due, now) ? next : now.plus(AFTER_TROUBLE);
        Schedule fired = schedules.find(schedule.project(), schedule.id()).orElse(null);
        Instant following = fired == null ? null : fired.nextAt();
        due = following != null && following.isAfter(now) ? following : due;
      }
      next = due != null && due.isBefore(next) ? due : next;
    }
    return next;
  }

  private boolean fire(Schedule schedule, Instant due, Instant now) {
    try {
      TaskDefinition task = tasks.find(schedule.project(), schedule.task());
      if (task == null) {
        log.warn(
            "schedule.skipped schedule={} reason=no_such_task task={}",
            schedule.id().text(IdPrefix.SCHEDULE),
            schedule.task());
      }
      Instant last = schedule.lastAt();
      for (Instant slot : slotsToFire(schedule, due, now)) {
        if (task != null && !trigger(task, schedule, slot, last)) {
          return false;
        }
        last = slot;
      }
      schedules.fired(schedule, schedule.fired(last, schedules.nextOf(schedule, now)));
      return true;
    } catch (StoreUnavailable unavailable) {
      log.warn("A schedule could not be run; trying again: {}", unavailable.getMessage());
      return false;
    }
  }

  private List<Instant> slotsToFire(Schedule schedule, Instant due, Instant now) {
    List<Instant> slots = new ArrayList<>();
    Instant slot = due;
    while (slot != null && !slot.isAfter(now)) {
      slots.add(slot);
      if (slots.size() > Schedule.CatchUp.ALL_MAX) {
        slots.removeFirst();
      }
      slot = schedules.nextOf(schedule, slot);
    }
    return switch (schedule.catchUp()) {
      case ALL -> slots;
      case LAST -> slots.subList(slots.size() - 1, slots.size());
      case NONE -> slots.stream().filter(at -> at.isAfter(now.minus(LATE))).toList();
    };
  }

  private boolean trigger(
      TaskDefinition task, Schedule schedule, Instant slot, @Nullable Instant last) {
    String key = "\u0001schedule " + schedule.id().text(IdPrefix.SCHEDULE) + " " + slot;
    RunKey once = new RunKey(RunKey.Use.IDEMPOTENCY, key, slot.plus(RunRequest.KEY_TTL_STANDARD));
    byte[] own = schedule.payload();
    byte[] payload = own == null ? describe(schedule, slot, last) : own;
    RunRequest request =
        RunRequest.of(
                new Payload(payload, "application/json"),
                new RunTrigger(RunTrigger.Kind.SCHEDULE, schedule.id()))
            .withKey(once);
    CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    triggers.trigger(task, List.of(request), (_, given) -> receipt.complete(given));
    Receipt given =
        receipt
            .completeOnTimeout(
                new Receipt.Unavailable("no answer"), STORE_PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    return !(given instanceof Receipt.Unavailable);
  }

  /** What a run is told of its schedule when the schedule has no payload. */
  private byte[] describe(Schedule schedule, Instant slot, @Nullable Instant last) {
    List<Instant> upcoming = new ArrayList<>();
    Instant next = schedules.nextOf(schedule, slot);
    while (next != null && upcoming.size() < UPCOMING) {
      upcoming.add(next);
      next = schedules.nextOf(schedule, next);
    }
    String text =
        """
        {"schedule":"%s","at":"%s","last_at":%s,"timezone":"%s","upcoming":[%s]}\
        """
            .formatted(
                schedule.id().text(IdPrefix.SCHEDULE),
                MILLIS.format(slot),
                last == null ? "null" : quoted(last),
                schedule.zoneName(),
                upcoming.stream().map(Scheduler::quoted).collect(Collectors.joining(",")));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(Instant time) {
    return '"' + MILLIS.format(time) + '"';
  }
}
