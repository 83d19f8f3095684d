package dev.hookline.sdk.client;

import dev.hookline.sdk.CronSchedule;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps schedules that tasks do not declare themselves. */
public final class Schedules {

  private static final String SCHEDULES = "/api/v1/schedules";

  private final ApiCalls calls;

  Schedules(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * Makes a schedule.
   *
   * @param payload the input of its runs; null for none
   */
  public Schedule create(String task, CronSchedule times, @Nullable Object payload) {
    Map<String, byte[]> fields = times(times);
    fields.put("task", JsonCodec.standard().write(task));
    if (payload != null) {
      fields.put("payload", calls.json().write(payload));
    }
    return Schedule.read(calls.post(SCHEDULES, JsonObject.of(fields)));
  }

  /** A schedule as it is now. */
  public Schedule retrieve(String id) {
    return Schedule.read(calls.get(path(id)));
  }

  /**
   * A page of schedules, the newest first.
   *
   * @param cursor where the page begins; null for the first
   */
  public Page<Schedule> list(@Nullable String cursor) {
    JsonFields page = calls.get(cursor == null ? SCHEDULES : SCHEDULES + "?cursor=" + cursor);
    return new Page<>(
        page.objects("data").stream().map(Schedule::read).toList(), page.optionalText("next"));
  }

  /** Changes its times. */
  public Schedule change(String id, CronSchedule times) {
    return Schedule.read(calls.patch(path(id), JsonObject.of(times(times))));
  }

  /** Lets it trigger runs, or not. */
  public Schedule enable(String id, boolean enabled) {
    return Schedule.read(
        calls.patch(path(id), JsonCodec.standard().write(Map.of("enabled", enabled))));
  }

  /** Takes it away. */
  public void delete(String id) {
    calls.delete(path(id));
  }

  private static Map<String, byte[]> times(CronSchedule times) {
    var fields = new LinkedHashMap<String, byte[]>();
    String zone = times.timezone().getId();
    fields.put("cron", JsonCodec.standard().write(times.cron()));
    fields.put("timezone", JsonCodec.standard().write(zone.equals("Z") ? "UTC" : zone));
    return fields;
  }

  private static String path(String id) {
    return SCHEDULES + '/' + id;
  }
}
