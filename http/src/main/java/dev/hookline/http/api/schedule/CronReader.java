package dev.hookline.http.api.schedule;

import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.trigger.CronExpressions;
import dev.hookline.trigger.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads {@code cron} and {@code timezone}, in a schedule and in the definition of a task. */
public final class CronReader {

  private static final int CRON_LENGTH_MAX = 255;
  private static final int ZONE_LENGTH_MAX = 64;
  private static final ZoneId STANDARD = ZoneOffset.UTC;

  private CronReader() {}

  /** A zone of the IANA database; UTC when it is left out or wrong. */
  public static ZoneId zone(JsonObject form) {
    String text = form.text("timezone", ZONE_LENGTH_MAX);
    if (text == null || text.equals("UTC")) {
      return STANDARD;
    }
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      form.error("timezone", "must be a time zone of the IANA database, such as Europe/Berlin");
      return STANDARD;
    }
    return ZoneId.of(text);
  }

  /** An expression that has a slot after this time; of no use, with an error, if it has none. */
  public static String cron(JsonObject form, Schedules schedules, ZoneId zone, Instant now) {
    String text = form.requiredText("cron", CRON_LENGTH_MAX);
    if (!text.isEmpty()) {
      check(form, text, schedules, zone, now);
    }
    return text;
  }

  /** Checks an expression that is there already, in another zone perhaps. */
  public static void check(
      JsonObject form, String cron, Schedules schedules, ZoneId zone, Instant now) {
    switch (schedules.read(cron, zone)) {
      case CronExpressions.Reading.Invalid(String why) ->
          form.errors().add(ProblemCode.INVALID_CRON, form.pointer("cron"), why);
      case CronExpressions.Reading.Valid(CronExpressions.Slots slots) -> {
        if (slots.after(now).isEmpty()) {
          form.errors()
              .add(ProblemCode.CRON_NEVER_FIRES, form.pointer("cron"), "never comes to pass");
        }
      }
    }
  }
}
