package dev.hookline.sdk.client;

import dev.hookline.sdk.json.JsonFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the server has it.
 *
 * @param payload the input as JSON; null for none
 * @param nextRunAt null while it is not enabled
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record Schedule(
    String id,
    String task,
    String cron,
    ZoneId timezone,
    byte @Nullable [] payload,
    boolean enabled,
    @Nullable Instant nextRunAt) {

  static Schedule read(JsonFields schedule) {
    return new Schedule(
        schedule.text("id"),
        schedule.text("task"),
        schedule.text("cron"),
        ZoneId.of(Objects.requireNonNullElse(schedule.optionalText("timezone"), "UTC")),
        schedule.raw("payload"),
        schedule.flag("enabled"),
        schedule.time("next_run_at"));
  }
}
