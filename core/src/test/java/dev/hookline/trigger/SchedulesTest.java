package dev.hookline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.task.Schedule;
import dev.hookline.task.ScheduleStore;
import dev.hookline.trigger.Schedules.Declared;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final Declared HOURLY = new Declared("0 * * * *", ZoneOffset.UTC);
  private static final Declared DAILY = new Declared("0 7 * * *", ZoneOffset.UTC);
  private static final int WORKERS = 16;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final Rows rows = new Rows();
  private final Id project = ids.next();

  @Test
  void workers_that_start_together_declare_a_schedule_once() throws Exception {
    Schedules schedules = schedules();
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> declarations = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        declarations.add(
            workers.submit(() -> {
              together.await();
              schedules.declare(project, "mail", List.of(HOURLY));
              return null;
            }));
      }
      for (Future<?> declaration : declarations) {
        declaration.get();
      }
    }
    assertThat(rows.byId).hasSize(1);
    assertThat(schedules.of(project)).hasSize(1);
  }

  @Test
  void what_a_definition_names_twice_is_there_once() {
    Schedules schedules = schedules();
    schedules.declare(project, "mail", List.of(HOURLY, DAILY, HOURLY));
    assertThat(schedules.of(project))
        .extracting(Schedule::cron)
        .containsExactlyInAnyOrder(HOURLY.cron(), DAILY.cron());
  }

  @Test
  void rows_that_are_there_twice_go_at_the_next_declaration_but_one_that_is_enabled() {
    Schedule disabled = row(false);
    Schedule first = row(true);
    Schedule second = row(true);
    List.of(disabled, first, second).forEach(rows::save);
    Schedules schedules = schedules();
    schedules.declare(project, "mail", List.of(HOURLY, DAILY));
    assertThat(schedules.of(project)).hasSize(2).contains(first).doesNotContain(disabled, second);
    assertThat(rows.byId).hasSize(2).containsKey(first.id());
    schedules.declare(project, "mail", List.of(DAILY));
    assertThat(rows.byId.values()).extracting(Schedule::cron).containsExactly(DAILY.cron());
  }

  private Schedules schedules() {
    CronExpressions hourly =
        (_, _) ->
            new CronExpressions.Reading.Valid(time -> Optional.of(time.plus(Duration.ofHours(1))));
    return new Schedules(rows, hourly, ids, clock);
  }

  private Schedule row(boolean enabled) {
    return new Schedule(
        ids.next(),
        project,
        null,
        "mail",
        HOURLY.cron(),
        HOURLY.zone(),
        null,
        Schedule.CatchUp.LAST,
        enabled,
        "mail",
        null,
        null,
        clock.instant());
  }

  private static final class Rows implements ScheduleStore {

    final Map<Id, Schedule> byId = new ConcurrentHashMap<>();

    @Override
    public List<Schedule> all() {
      return List.copyOf(byId.values());
    }

    @Override
    public void save(Schedule schedule) {
      byId.put(schedule.id(), schedule);
    }

    @Override
    public void delete(Id schedule) {
      byId.remove(schedule);
    }
  }
}
