package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.task.Schedule;
import dev.hookline.task.ScheduleStore;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Keeps schedules. */
final class SqliteScheduleStore implements ScheduleStore {

  private static final String COLUMNS =
      "id, low, project, project_low, task, cron, zone, has_payload, payload, catch_up, enabled,"
          + " declared_by, last_at, next_at, updated_at, name";

  private static final String SAVE =
      "INSERT OR REPLACE INTO schedule ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ALL = "SELECT " + COLUMNS + " FROM schedule ORDER BY id";
  private static final String DELETE = "DELETE FROM schedule WHERE id = ? AND low = ?";
  private static final byte[] NOTHING = {};

  private final GroupCommit writer;
  private final Readers readers;

  SqliteScheduleStore(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<Schedule> all() {
    return readers.read(session -> session.query(ALL).list(SqliteScheduleStore::schedule));
  }

  @Override
  public void save(Schedule schedule) {
    byte[] payload = schedule.payload();
    writer.write(transaction ->
        transaction
            .query(SAVE)
            .put(schedule.id())
            .put(schedule.project())
            .put(schedule.task())
            .put(schedule.cron())
            .put(schedule.zone().getId())
            .put(payload != null)
            .put(payload == null ? NOTHING : payload)
            .put(schedule.catchUp().name().toLowerCase(Locale.ROOT))
            .put(schedule.enabled())
            .put(schedule.declaredBy())
            .put(schedule.lastAt())
            .put(schedule.nextAt())
            .put(schedule.updatedAt())
            .put(schedule.name())
            .update());
  }

  @Override
  public void delete(Id schedule) {
    writer.write(transaction -> transaction.query(DELETE).put(schedule).update());
  }

  private static Schedule schedule(Row row) throws SQLException {
    Id id = row.id();
    Id project = row.id();
    String task = row.text();
    String cron = row.text();
    ZoneId zone = ZoneId.of(row.text());
    boolean hasPayload = row.flag();
    byte[] payload = row.bytes();
    Schedule.CatchUp catchUp = Schedule.CatchUp.valueOf(row.text().toUpperCase(Locale.ROOT));
    boolean enabled = row.flag();
    String declaredBy = row.textOrNull();
    Instant lastAt = row.timeOrNull();
    Instant nextAt = row.timeOrNull();
    Instant updatedAt = row.time();
    String name = row.textOrNull();
    return new Schedule(
        id,
        project,
        name,
        task,
        cron,
        zone,
        hasPayload ? payload : null,
        catchUp,
        enabled,
        declaredBy,
        lastAt,
        nextAt,
        updatedAt);
  }
}
