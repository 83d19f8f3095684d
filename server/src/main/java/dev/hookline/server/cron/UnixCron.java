package dev.hookline.server.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.hookline.trigger.CronExpressions;
import java.time.ZoneId;

/**
 * Cron expressions of five fields, as Unix cron reads them. Its finest step is a minute, so none
 * fires more often than that.
 */
public final class UnixCron implements CronExpressions {

  private static final int LENGTH_MAX = 200;
  private static final int FIELDS = 5;

  private final CronParser parser =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  @Override
  public Reading read(String expression, ZoneId zone) {
    String text = expression.strip();
    if (text.length() > LENGTH_MAX) {
      return new Reading.Invalid("longer than " + LENGTH_MAX + " characters");
    }
    int fields = text.isEmpty() ? 0 : text.split("\\s+", -1).length;
    if (fields != FIELDS) {
      return new Reading.Invalid(
          "has " + fields + " fields; it needs 5: minute, hour, day of month, month, day of week");
    }
    try {
      Cron cron = parser.parse(text);
      boolean isHourly = text.split("\\s+", -1)[1].startsWith("*");
      ExecutionTime times = ExecutionTime.forCron(cron);
      return new Reading.Valid(
          isHourly ? new HourlySlots(times, zone) : new DailySlots(times, zone));
    } catch (IllegalArgumentException unreadable) {
      return new Reading.Invalid(String.valueOf(unreadable.getMessage()));
    }
  }
}
