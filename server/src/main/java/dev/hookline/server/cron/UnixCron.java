package dev.hookline.server.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.hookline.trigger.CronExpressions;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Cron expressions of five fields, as Unix cron reads them. Its finest step is a minute, so none
 * fires more often than that.
 */
public final class UnixCron implements CronExpressions {

  private static final int LENGTH_MAX = 200;
  private static final int FIELDS = 5;

  private final CronParser eitherDay =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private final CronParser bothDays = new CronParser(unixWithBothDays());

  @Override
  public Reading read(String expression, ZoneId zone) {
    String text = expression.strip();
    if (text.length() > LENGTH_MAX) {
      return new Reading.Invalid("longer than " + LENGTH_MAX + " characters");
    }
    List<String> fields = text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
    if (fields.size() != FIELDS) {
      return new Reading.Invalid(
          "has "
              + fields.size()
              + " fields; it needs 5: minute, hour, day of month, month, day of week");
    }
    try {
      Cron cron = (isStarred(fields.get(2), fields.get(4)) ? bothDays : eitherDay).parse(text);
      ExecutionTime times = ExecutionTime.forCron(cron);
      return new Reading.Valid(
          isStarred(fields.get(1)) ? new HourlySlots(times, zone) : new DailySlots(times, zone));
    } catch (IllegalArgumentException unreadable) {
      return new Reading.Invalid(String.valueOf(unreadable.getMessage()));
    }
  }

  private static boolean isStarred(String... fields) {
    return Arrays.stream(fields).anyMatch(field -> field.startsWith("*"));
  }

  /**
   * Of two day fields that are given, cron takes the days of either, but those of both when one of
   * them begins with a star, be it a star with a step (crontab(5) of Vixie cron).
   */
  private static CronDefinition unixWithBothDays() {
    return CronDefinitionBuilder.defineCron()
        .withMinutes()
        .withStrictRange()
        .and()
        .withHours()
        .withStrictRange()
        .and()
        .withDayOfMonth()
        .withStrictRange()
        .and()
        .withMonth()
        .withStrictRange()
        .and()
        .withDayOfWeek()
        .withValidRange(0, 7)
        .withMondayDoWValue(1)
        .withIntMapping(7, 0)
        .withStrictRange()
        .and()
        .matchDayOfWeekAndDayOfMonth()
        .instance();
  }
}
