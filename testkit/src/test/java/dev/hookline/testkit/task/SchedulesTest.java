package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.task.Schedule;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import dev.hookline.trigger.CronExpressions;
import dev.hookline.trigger.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Changes of one schedule come one at a time, and none brings back what was deleted. */
class SchedulesTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Id PROJECT = new Id(1, 1);

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final MemoryStore store = MemoryStore.immediate(ids);
  private final Schedules schedules =
      new Schedules(
          store.schedules(),
          (_, _) -> new CronExpressions.Reading.Valid(_ -> Optional.empty()),
          ids,
          clock);
  private final Schedule made =
      schedules.save(
          new Schedule(
              ids.next(),
              PROJECT,
              null,
              "send",
              "* * * * *",
              ZoneOffset.UTC,
              null,
              Schedule.CatchUp.NONE,
              true,
              null,
              null,
              null,
              clock.instant()));

  private static Schedule named(Schedule schedule, String name) {
    return new Schedule(
        schedule.id(),
        schedule.project(),
        name,
        schedule.task(),
        schedule.cron(),
        schedule.zone(),
        schedule.payload(),
        schedule.catchUp(),
        schedule.enabled(),
        schedule.declaredBy(),
        schedule.lastAt(),
        schedule.nextAt(),
        schedule.updatedAt());
  }

  /** Changes it; what is to happen meanwhile has begun, and ended if it could, before the end. */
  private void changeWhile(Runnable other) throws InterruptedException {
    Thread thread = Thread.ofPlatform().unstarted(other);
    UnaryOperator<Schedule> slowly =
        present -> {
          thread.start();
          Await.until(
              "the other has come as far as it may",
              SOON,
              () ->
                  Set.of(Thread.State.BLOCKED, Thread.State.TERMINATED)
                      .contains(thread.getState()));
          return named(present, (present.name() == null ? "" : present.name()) + "a");
        };
    schedules.change(PROJECT, made.id(), slowly);
    thread.join();
  }

  @Test
  void a_change_does_not_undo_another() throws InterruptedException {
    changeWhile(() -> schedules.change(PROJECT, made.id(), s -> named(s, s.name() + "b")));

    assertThat(schedules.find(PROJECT, made.id()).orElseThrow().name()).isEqualTo("ab");
  }

  @Test
  void a_change_does_not_bring_back_what_was_deleted() throws InterruptedException {
    changeWhile(() -> schedules.remove(PROJECT, made.id()));

    assertThat(schedules.find(PROJECT, made.id())).isEmpty();
    assertThat(store.schedules().all()).isEmpty();
    assertThat(schedules.change(PROJECT, made.id(), present -> present)).isEmpty();
    assertThat(schedules.change(new Id(2, 2), made.id(), present -> present)).isEmpty();
  }
}
