package dev.hookline.http.api.schedule;

import dev.hookline.http.json.RawJson;
import dev.hookline.id.IdPrefix;
import dev.hookline.task.Schedule;
import dev.hookline.trigger.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the API shows it.
 *
 * @param declaredBy the task whose definition holds it; null for one that was made by a call
 * @param upcoming the next slots; empty while it is disabled
 */
record ScheduleView(
    String id,
    @Nullable String name,
    String task,
    String cron,
    String timezone,
    @Nullable RawJson payload,
    boolean enabled,
    String catchUp,
    @Nullable String declaredBy,
    @Nullable Instant lastRunAt,
    @Nullable Instant nextRunAt,
    List<Instant> upcoming,
    Instant createdAt,
    Instant updatedAt) {

  private static final int UPCOMING = 5;
  private static final long BYTES_OF_EACH = 1_024;

  static ScheduleView of(Schedule schedule, Schedules schedules) {
    byte[] payload = schedule.payload();
    return new ScheduleView(
        schedule.id().text(IdPrefix.SCHEDULE),
        schedule.name(),
        schedule.task(),
        schedule.cron(),
        schedule.zoneName(),
        payload == null ? null : new RawJson(payload),
        schedule.enabled(),
        schedule.catchUp().name().toLowerCase(Locale.ROOT),
        schedule.declaredBy(),
        schedule.lastAt(),
        schedule.nextAt(),
        upcoming(schedule, schedules),
        schedule.id().time(),
        schedule.updatedAt());
  }

  /** What it takes in an answer, roughly. */
  long bytes() {
    return BYTES_OF_EACH + (payload == null ? 0 : payload.bytes().length);
  }

  private static List<Instant> upcoming(Schedule schedule, Schedules schedules) {
    List<Instant> slots = new ArrayList<>();
    Instant next = schedule.nextAt();
    while (next != null && slots.size() < UPCOMING) {
      slots.add(next);
      next = schedules.nextOf(schedule, next);
    }
    return slots;
  }
}
