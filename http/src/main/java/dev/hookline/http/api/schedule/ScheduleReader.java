package dev.hookline.http.api.schedule;

import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.RawMember;
import dev.hookline.id.Id;
import dev.hookline.task.Schedule;
import dev.hookline.task.TaskDefinition;
import dev.hookline.trigger.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule, whole or as a JSON Merge Patch (RFC 7396): what is left out stays as it is,
 * null means the standard.
 */
final class ScheduleReader {

  private static final int WORD_LENGTH_MAX = 16;
  private static final String PAYLOAD = "payload";

  private final Schedules schedules;

  ScheduleReader(Schedules schedules) {
    this.schedules = schedules;
  }

  /** Reads a new one. */
  Schedule create(JsonObject form, byte[] body, Id id, Id project, Instant now) {
    String task = task(form);
    ZoneId zone = CronReader.zone(form);
    String cron = CronReader.cron(form, schedules, zone, now);
    Schedule.CatchUp catchUp = catchUp(form);
    Boolean enabled = form.flag("enabled");
    Schedule read =
        new Schedule(
            id,
            project,
            form.text("name", Schedule.NAME_LENGTH_MAX),
            task,
            cron,
            zone,
            payload(form, body),
            catchUp == null ? Schedule.CatchUp.NONE : catchUp,
            enabled == null || enabled,
            null,
            null,
            null,
            now);
    form.refuseIfInvalid();
    return read;
  }

  /** Reads a change; of a schedule that a task declares, only whether it is enabled. */
  Schedule change(JsonObject form, byte[] body, Schedule present, Instant now) {
    ZoneId zone = form.has("timezone") ? CronReader.zone(form) : present.zone();
    String cron = present.cron();
    if (form.has("cron")) {
      cron = CronReader.cron(form, schedules, zone, now);
    } else if (form.has("timezone")) {
      CronReader.check(form, cron, schedules, zone, now);
    }
    Schedule.CatchUp catchUp = catchUp(form);
    Boolean enabled = form.flag("enabled");
    Schedule read =
        new Schedule(
            present.id(),
            present.project(),
            form.has("name") ? form.text("name", Schedule.NAME_LENGTH_MAX) : present.name(),
            form.has("task") ? task(form) : present.task(),
            cron,
            zone,
            form.has(PAYLOAD) ? payload(form, body) : present.payload(),
            catchUp != null || form.isNull("catch_up")
                ? Optional.ofNullable(catchUp).orElse(Schedule.CatchUp.NONE)
                : present.catchUp(),
            enabled == null ? present.enabled() || form.isNull("enabled") : enabled,
            present.declaredBy(),
            present.lastAt(),
            present.nextAt(),
            now);
    form.refuseIfInvalid();
    return read;
  }

  /** It may be registered later. */
  private static String task(JsonObject form) {
    String task = form.requiredText("task", TaskDefinition.NAME_LENGTH_MAX);
    if (!task.isEmpty() && !TaskDefinition.isName(task)) {
      form.error("task", "is not the name of a task");
    }
    return task;
  }

  private static Schedule.@Nullable CatchUp catchUp(JsonObject form) {
    String word = form.text("catch_up", WORD_LENGTH_MAX);
    if (word == null) {
      return null;
    }
    Function<Schedule.CatchUp, String> name = value -> value.name().toLowerCase(Locale.ROOT);
    Optional<Schedule.CatchUp> read =
        Arrays.stream(Schedule.CatchUp.values())
            .filter(value -> name.apply(value).equals(word))
            .findFirst();
    if (read.isEmpty()) {
      form.error("catch_up", "must be none, last or all");
    }
    return read.orElse(null);
  }

  private static byte @Nullable [] payload(JsonObject form, byte[] body) {
    return !form.has(PAYLOAD) || form.isNull(PAYLOAD) ? null : RawMember.of(body, PAYLOAD);
  }
}
