package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.task.LaneDepth;
import dev.hookline.task.QueueLane;
import dev.hookline.task.QueueStore;
import dev.hookline.task.RunQueue;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps queues. */
final class SqliteQueueStore implements QueueStore {

  private static final String COLUMNS =
      "id, low, project, project_low, name, concurrency, concurrency_per_key, paused,"
          + " set_by_operator";

  private static final String SAVE =
      "INSERT OR REPLACE INTO queue (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ALL = "SELECT " + COLUMNS + " FROM queue ORDER BY id";

  private static final String ADD_LANE =
      "INSERT INTO queue_lane (id, low, queue, queue_low, key) VALUES (?, ?, ?, ?, ?)";

  private static final String LANES =
      "SELECT id, low, queue, queue_low, key FROM queue_lane ORDER BY id";

  static final String IDLE_LANES =
      """
      SELECT id, low FROM queue_lane WHERE NOT EXISTS (
        SELECT 1 FROM job INDEXED BY job_open
        WHERE status < 3 AND status IN (0, 1, 2) AND kind = ? AND target = queue_lane.id)
      """;

  private static final String DELETE_LANE = "DELETE FROM queue_lane WHERE id = ?";

  /** Others are to commit between two transactions. */
  private static final int DELETED_AT_ONCE = 1_000;

  /** Jobs of a lane in a state, those that are due by a time, first due first. */
  static final String IN_STATE =
      """
      SELECT count(*), min(due_at) FROM (
        SELECT due_at FROM job INDEXED BY job_open
        WHERE status < 3 AND status = ? AND kind = ? AND target = ? AND due_at <= ?
        ORDER BY due_at LIMIT ?)
      """;

  private static final long EVER = Long.MAX_VALUE;

  private record Part(int jobs, @Nullable Instant firstDue) {}

  private final GroupCommit writer;
  private final Readers readers;
  private final InstantSource clock;

  SqliteQueueStore(GroupCommit writer, Readers readers, InstantSource clock) {
    this.writer = writer;
    this.readers = readers;
    this.clock = clock;
  }

  @Override
  public List<RunQueue> all() {
    return readers.read(session -> session.query(ALL).list(SqliteQueueStore::queue));
  }

  @Override
  public List<QueueLane> lanes() {
    return readers.read(
        session -> session.query(LANES).list(row -> new QueueLane(row.id(), row.id(), row.text())));
  }

  @Override
  public void save(RunQueue queue) {
    writer.write(transaction ->
        transaction
            .query(SAVE)
            .put(queue.id())
            .put(queue.project())
            .put(queue.name())
            .put(queue.concurrency())
            .put(queue.concurrencyPerKey())
            .put(queue.paused())
            .put(queue.setByOperator())
            .update());
  }

  @Override
  public void add(QueueLane lane) {
    writer.write(transaction ->
        transaction.query(ADD_LANE).put(lane.id()).put(lane.queue()).put(lane.key()).update());
  }

  @Override
  public List<Id> idleLanes() {
    return readers.read(
        session -> session.query(IDLE_LANES).put(Codes.of(JobKind.RUN)).list(row -> row.id()));
  }

  @Override
  public void delete(List<Id> lanes) {
    for (int from = 0; from < lanes.size(); from += DELETED_AT_ONCE) {
      List<Id> some = lanes.subList(from, Math.min(lanes.size(), from + DELETED_AT_ONCE));
      writer.write(transaction -> {
        int deleted = 0;
        for (Id lane : some) {
          deleted += transaction.query(DELETE_LANE).put(lane.high()).update();
        }
        return deleted;
      });
    }
  }

  @Override
  public LaneDepth depth(Lane lane, int countMax) {
    long now = clock.millis();
    return readers.read(session -> {
      Part due = part(session, lane, Codes.READY, now, countMax);
      Part held = part(session, lane, Codes.HELD, now, countMax - due.jobs());
      Part claimed = part(session, lane, Codes.RUNNING, EVER, Integer.MAX_VALUE);
      return new LaneDepth(
          due.jobs() + held.jobs(), claimed.jobs(), first(due.firstDue(), held.firstDue()));
    });
  }

  private static Part part(Session session, Lane lane, int status, long dueBy, int countMax)
      throws SQLException {
    Part part =
        session
            .query(IN_STATE)
            .put(status)
            .put(Codes.of(lane.kind()))
            .put(lane.target().high())
            .put(dueBy)
            .put(countMax)
            .first(row -> new Part(row.integer(), row.timeOrNull()));
    return part == null ? new Part(0, null) : part;
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static RunQueue queue(Row row) throws SQLException {
    return new RunQueue(
        row.id(),
        row.id(),
        row.text(),
        row.integerOrNull(),
        row.integerOrNull(),
        row.flag(),
        row.flag());
  }
}
