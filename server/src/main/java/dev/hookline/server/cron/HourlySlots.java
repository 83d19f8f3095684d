package dev.hookline.server.cron;

import com.cronutils.model.time.ExecutionTime;
import dev.hookline.trigger.CronExpressions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Slots of every hour, or of every so many. They go on in real time when the wall clock jumps: the
 * skipped hour has none, the repeated hour has them twice.
 */
record HourlySlots(ExecutionTime times, ZoneId zone) implements CronExpressions.Slots {

  @Override
  public Optional<Instant> after(Instant time) {
    ZoneRules rules = zone.getRules();
    Instant from = time;
    ZoneOffset offset = rules.getOffset(time);
    ZoneOffsetTransition change = rules.nextTransition(time);
    while (true) {
      Optional<Instant> next =
          times.nextExecution(from.atZone(offset)).map(ZonedDateTime::toInstant);
      if (next.isEmpty() || change == null || next.get().isBefore(change.getInstant())) {
        return next;
      }
      from = change.getInstant().minusNanos(1); // so that a slot at the very change is found
      offset = change.getOffsetAfter();
      change = rules.nextTransition(change.getInstant());
    }
  }
}
