package dev.hookline.server.cron;

import com.cronutils.model.time.ExecutionTime;
import dev.hookline.trigger.CronExpressions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * Slots at certain hours of the day. They are found on the wall clock and taken to real time then:
 * one that the clock skips in spring fires when the skipped hour ends, and one that the clock shows
 * twice in autumn fires the first time only.
 */
record DailySlots(ExecutionTime times, ZoneId zone) implements CronExpressions.Slots {

  @Override
  public Optional<Instant> after(Instant time) {
    // Early enough, because a slot of the skipped hour is before the clock's time when it fires.
    LocalDateTime wall = time.atZone(zone).toLocalDateTime().minusHours(3);
    while (true) {
      Optional<LocalDateTime> next =
          times.nextExecution(wall.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      wall = next.get();
      Instant slot = real(wall);
      if (slot.isAfter(time)) {
        return Optional.of(slot);
      }
    }
  }

  private Instant real(LocalDateTime wall) {
    ZoneOffsetTransition skipped = zone.getRules().getTransition(wall);
    return skipped != null && skipped.isGap()
        ? skipped.getInstant()
        : ZonedDateTime.ofLocal(wall, zone, null).toInstant(); // of two, the earlier
  }
}
