package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.OpenLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the engine needs. Long work is cut into batches, so that intake never waits for it. */
final class SqliteJobStore implements JobStore {

  private static final int BATCH = 500;

  /** The first open lane of a kind after a target. Asked lane by lane, it never walks a backlog. */
  static final String NEXT_LANE =
      """
      SELECT target, target_low, due_at FROM job INDEXED BY job_open
      WHERE status < 3 AND status = 0 AND kind = ? AND target > ?
      ORDER BY target, due_at LIMIT 1
      """;

  /** The same for a lane with held jobs. */
  static final String NEXT_HELD_LANE = NEXT_LANE.replace("status = 0", "status = 2");

  static final String OWNED_BY_OTHERS =
      "SELECT "
          + JobRows.COLUMNS
          + " FROM job INDEXED BY job_open"
          + " WHERE status < 3 AND status = 1 AND kind = 0 AND owner <> ? LIMIT ?";

  static final String RUNS_OWNED_BY_OTHERS =
      "SELECT "
          + JobRows.COLUMNS_OF_RUN
          + " FROM job INDEXED BY job_open CROSS JOIN run ON run.id = job.id"
          + " WHERE job.status < 3 AND job.status = 1 AND job.kind = 1 AND job.owner <> ?"
          + " AND run.lost < "
          + Lifecycle.LOST_BEYOND_RESCUE
          + " LIMIT ?";

  static final String BEYOND_RESCUE = RUNS_OWNED_BY_OTHERS.replace("run.lost <", "run.lost >=");

  static final String DELIVERIES_OF_LANE =
      "SELECT "
          + JobRows.COLUMNS
          + " FROM job INDEXED BY job_open"
          + " WHERE status < 3 AND status = ? AND kind = 0 AND target = ? LIMIT ?";

  static final String RUNS_OF_LANE =
      "SELECT "
          + JobRows.COLUMNS_OF_RUN
          + " FROM job INDEXED BY job_open CROSS JOIN run ON run.id = job.id"
          + " WHERE job.status < 3 AND job.status = ? AND job.kind = 1 AND job.target = ? LIMIT ?";

  private final GroupCommit writer;
  private final Readers readers;
  private final UnreadableEvents unreadable;
  private final IdGenerator ids;

  SqliteJobStore(GroupCommit writer, Readers readers, IdGenerator ids) {
    this.writer = writer;
    this.readers = readers;
    this.unreadable = new UnreadableEvents(writer, readers);
    this.ids = ids;
  }

  @Override
  public void finish(Finish finish, Consumer<FinishResult> done) {
    writer.submit(new FinishChange(writer, finish, done));
  }

  @Override
  public ClaimedBatch claim(Lane lane, Id owner, Instant now, int limit) {
    Claim claim = new Claim(lane, owner, now, limit);
    return unreadable.without(claim::jobs, () -> writer.write(claim));
  }

  @Override
  public List<OpenLane> openLanes() {
    return readers.read(session -> lanes(session, NEXT_LANE));
  }

  @Override
  public List<Lane> heldLanes() {
    return readers.read(session -> lanes(session, NEXT_HELD_LANE)).stream()
        .map(OpenLane::lane)
        .toList();
  }

  private static List<OpenLane> lanes(Session session, String nextLane) throws SQLException {
    List<OpenLane> lanes = new ArrayList<>();
    for (JobKind kind : JobKind.values()) {
      OpenLane lane = nextLane(session, nextLane, kind, Long.MIN_VALUE);
      while (lane != null) {
        lanes.add(lane);
        lane = nextLane(session, nextLane, kind, lane.lane().target().high());
      }
    }
    return lanes;
  }

  private static @Nullable OpenLane nextLane(
      Session session, String nextLane, JobKind kind, long afterTarget) throws SQLException {
    return session
        .query(nextLane)
        .put(Codes.of(kind))
        .put(afterTarget)
        .first(row -> new OpenLane(new Lane(kind, row.id()), row.time()));
  }

  @Override
  public int rescue(Id self, Instant now) {
    return rescue(OWNED_BY_OTHERS, JobRows::job, self, now)
        + rescue(RUNS_OWNED_BY_OTHERS, JobRows::run, self, now);
  }

  private int rescue(String ownedByOthers, Query.Mapper<Job> mapper, Id self, Instant now) {
    int rescued = 0;
    while (true) {
      List<Job> orphans =
          readers.read(
              session -> session.query(ownedByOthers).put(self.high()).put(BATCH).list(mapper));
      if (orphans.isEmpty()) {
        return rescued;
      }
      rescued +=
          writer.write(transaction -> {
            int freed = 0;
            for (Job orphan : orphans) {
              freed += free(transaction, orphan, now) ? 1 : 0;
            }
            return freed;
          });
    }
  }

  private boolean free(Transaction transaction, Job orphan, Instant now) throws SQLException {
    Job next = Lifecycle.rescue(orphan, now);
    if (!JobRows.replace(transaction, orphan, next)) {
      return false;
    }
    AttemptRows.insert(
        transaction, orphan.id(), Attempt.interrupted(ids.next(), orphan.attempt(), now));
    return true;
  }

  @Override
  public List<Claimed> beyondRescue(Id self, int limit) {
    Readers.Question<List<Job>> runs =
        session -> session.query(BEYOND_RESCUE).put(self.high()).put(limit).list(JobRows::run);
    return unreadable.without(runs, () -> readers.read(session -> withInputs(session, runs)));
  }

  private static List<Claimed> withInputs(Session session, Readers.Question<List<Job>> runs)
      throws SQLException {
    List<Claimed> claimed = new ArrayList<>();
    PackReader packs = new PackReader(session);
    for (Job job : runs.in(session)) {
      Event event = InputRows.findOrEvent(session, packs, job.project(), job.event());
      if (event != null) {
        claimed.add(new Claimed(job, event));
      }
    }
    return claimed;
  }

  @Override
  public void release(List<Job> jobs) {
    for (int from = 0; from < jobs.size(); from += BATCH) {
      List<Job> batch = jobs.subList(from, Math.min(jobs.size(), from + BATCH));
      writer.write(transaction -> {
        for (Job job : batch) {
          Job next = Lifecycle.release(job);
          JobRows.replace(transaction, job, next);
        }
        return true;
      });
    }
  }

  @Override
  public int hold(Lane lane, String why) {
    return laneChange(new LaneChange(lane, JobStatus.READY, JobStatus.HELD, why, null));
  }

  @Override
  public int unhold(Lane lane, Instant now) {
    Instant dueAt = lane.kind() == JobKind.RUN ? null : now; // runs keep their order
    return laneChange(new LaneChange(lane, JobStatus.HELD, JobStatus.READY, null, dueAt));
  }

  @Override
  public int cancelAll(Lane lane, String why, Instant now, Consumer<List<Job>> cancelled) {
    int all = 0;
    for (JobStatus open : List.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD)) {
      List<Job> batch;
      do {
        batch = writer.write(transaction -> cancelSome(transaction, lane, open, why, now));
        all += batch.size();
        cancelled.accept(batch);
      } while (batch.size() == BATCH);
    }
    return all;
  }

  /** One by one: others may wait for the end of each run. */
  private static List<Job> cancelSome(
      Transaction transaction, Lane lane, JobStatus open, String why, Instant now)
      throws SQLException {
    boolean areRuns = lane.kind() == JobKind.RUN;
    List<Job> jobs =
        transaction
            .query(areRuns ? RUNS_OF_LANE : DELIVERIES_OF_LANE)
            .put(Codes.of(open))
            .put(lane.target().high())
            .put(BATCH)
            .list(areRuns ? JobRows::run : JobRows::job);
    List<Job> cancelled = new ArrayList<>(jobs.size());
    for (Job job : jobs) {
      Job next = Lifecycle.cancel(job, why, now);
      JobRows.change(transaction, job, next);
      cancelled.add(next);
    }
    return cancelled;
  }

  private int laneChange(LaneChange change) {
    int all = 0;
    int changed;
    do {
      changed = writer.write(transaction -> change.apply(transaction, BATCH));
      all += changed;
    } while (changed == BATCH);
    return all;
  }
}
