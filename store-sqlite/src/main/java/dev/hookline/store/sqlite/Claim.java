package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes due jobs of a lane, with their events. */
record Claim(Lane lane, Id owner, Instant now, int limit)
    implements AwaitedChange.Work<ClaimedBatch> {

  /** So that a claim of large events does not fill the memory. */
  private static final long BYTES_MAX = 16 << 20;

  static final String DUE =
      "SELECT "
          + JobRows.COLUMNS
          + ", "
          + EventRows.COLUMNS
          + """
           FROM job INDEXED BY job_open CROSS JOIN event ON event.id = job.event
          WHERE job.status < 3 AND job.status = 0 AND job.kind = ? AND job.target = ?
            AND job.due_at <= ?
          ORDER BY job.due_at LIMIT ?
          """;

  /** The same jobs without their events. */
  static final String JOBS_DUE =
      "SELECT "
          + JobRows.COLUMNS
          + """
           FROM job INDEXED BY job_open
          WHERE job.status < 3 AND job.status = 0 AND job.kind = ? AND job.target = ?
            AND job.due_at <= ?
          ORDER BY job.due_at LIMIT ?
          """;

  /** The same for runs: their inputs are looked for one by one. */
  static final String RUNS_DUE =
      "SELECT "
          + JobRows.COLUMNS_OF_RUN
          + """
          , run.has_steps
          FROM job INDEXED BY job_open CROSS JOIN run ON run.id = job.id
          WHERE job.status < 3 AND job.status = 0 AND job.kind = ? AND job.target = ?
            AND job.due_at <= ?
          ORDER BY job.due_at LIMIT ?
          """;

  static final String NEXT_DUE =
      """
      SELECT due_at FROM job INDEXED BY job_open
      WHERE status < 3 AND status = 0 AND kind = ? AND target = ?
      ORDER BY due_at LIMIT 1
      """;

  @Override
  public ClaimedBatch in(Transaction transaction) throws SQLException {
    transaction.writePack();
    List<Claimed> claimed = new ArrayList<>();
    for (Claimed ready : due(transaction)) {
      Job running = Lifecycle.claim(ready.job(), owner);
      JobRows.replace(transaction, ready.job(), running);
      claimed.add(new Claimed(running, ready.event()));
    }
    Instant nextDueAt =
        transaction
            .query(NEXT_DUE)
            .put(Codes.of(lane.kind()))
            .put(lane.target().high())
            .first(Row::time);
    return new ClaimedBatch(claimed, nextDueAt);
  }

  /** The jobs that it would take, without their events. */
  List<Job> jobs(Session session) throws SQLException {
    return session
        .query(JOBS_DUE)
        .put(Codes.of(lane.kind()))
        .put(lane.target().high())
        .put(now)
        .put(limit)
        .list(JobRows::job);
  }

  private List<Claimed> due(Transaction transaction) throws SQLException {
    try {
      return read(transaction);
    } catch (SQLException error) {
      if (StorageFailure.isDamage(error)) {
        throw new Unreadable(error); // says nothing of what can be written
      }
      throw error;
    }
  }

  private List<Claimed> read(Transaction transaction) throws SQLException {
    List<Claimed> due = new ArrayList<>();
    PackReader packs = new PackReader(transaction);
    long[] bytes = {0};
    transaction
        .query(lane.kind() == JobKind.RUN ? RUNS_DUE : DUE)
        .put(Codes.of(lane.kind()))
        .put(lane.target().high())
        .put(now)
        .put(limit)
        .forEachWhile(row -> {
          Claimed claimed = claimed(transaction, row, packs);
          if (claimed != null) {
            due.add(claimed);
            bytes[0] += claimed.weightBytes();
          }
          return bytes[0] < BYTES_MAX;
        });
    return due;
  }

  private @Nullable Claimed claimed(Transaction transaction, Row row, PackReader packs)
      throws SQLException {
    if (lane.kind() == JobKind.DELIVERY) {
      return new Claimed(JobRows.job(row), EventRows.event(row, packs));
    }
    Job job = JobRows.job(row);
    Run run = RunRows.run(row);
    boolean hasSteps = row.flag();
    Event input = InputRows.findOrEvent(transaction, packs, job.project(), job.event());
    if (input == null) {
      return null;
    }
    Run loaded = hasSteps ? RunSteps.load(transaction, job.id().high(), run) : run;
    return new Claimed(job.withRun(loaded), input);
  }
}
