package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobKind;
import dev.hookline.job.Run;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.RunQuery;
import dev.hookline.task.RunStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What runs need beyond what all jobs need. */
final class SqliteRunStore implements RunStore {

  private static final String MAY_EXPIRE =
      """
       FROM run INDEXED BY run_expiring CROSS JOIN job ON job.id = run.id
      WHERE run.may_expire_at IS NOT NULL AND job.status < 3
        AND job.failures = 0 AND job.attempt <= 1 AND run.waiting IS NULL
      """;

  static final String EXPIRING =
      "SELECT "
          + JobRows.COLUMNS_OF_RUN
          + MAY_EXPIRE
          + """
            AND run.may_expire_at <= ? AND (run.may_expire_at, run.id) > (?, ?)
          ORDER BY run.may_expire_at, run.id LIMIT ?
          """;

  static final String NEXT_EXPIRY =
      "SELECT run.may_expire_at"
          + MAY_EXPIRE
          + " AND run.may_expire_at > ? ORDER BY run.may_expire_at LIMIT 1";

  private final GroupCommit writer;
  private final Readers readers;
  private final WokenRuns woken;

  SqliteRunStore(GroupCommit writer, Readers readers, WokenRuns woken) {
    this.writer = writer;
    this.readers = readers;
    this.woken = woken;
  }

  @Override
  public void note(List<RunNote> notes, Consumer<List<RunNote.Result>> done) {
    writer.submit(new NotesChange(notes, done));
  }

  @Override
  public JobActions.Result change(Id project, Id run, Function<Job, @Nullable Job> change) {
    return writer.write(transaction -> {
      Job present = JobRows.find(transaction, project, run);
      if (present == null || present.run() == null) {
        return new JobActions.Result.NotFound();
      }
      Job changed = change.apply(present);
      if (changed == null) {
        return new JobActions.Result.NotAllowed(present);
      }
      JobRows.change(transaction, present, changed);
      return new JobActions.Result.Changed(changed);
    });
  }

  @Override
  public Page<Job> list(RunQuery query) {
    return readers.read(session -> {
      long matching = SqliteJobReader.countOf(session, JobKind.RUN, query.statuses());
      return RunListing.of(query, matching).page(session, JobRows::run, Job::id);
    });
  }

  @Override
  public List<LogLine> log(Id run, long afterNumber, int limit) {
    return readers.read(session ->
        session.query(RunLog.LIST).put(run.high()).put(afterNumber).put(limit).list(RunLog::line));
  }

  @Override
  public List<Job> expiring(Instant now, @Nullable Job behind, int limit) {
    Run last = behind == null ? null : behind.run();
    return readers.read(session ->
        session
            .query(EXPIRING)
            .put(now)
            .put(last == null ? Instant.EPOCH : last.expiresAt())
            .put(behind == null ? 0 : behind.id().high())
            .put(limit)
            .list(JobRows::run));
  }

  @Override
  public @Nullable Instant nextExpiry(Instant after) {
    return readers.read(session -> session.query(NEXT_EXPIRY).put(after).first(Row::time));
  }

  @Override
  public void onWoken(Consumer<Job> listener) {
    woken.listen(listener);
  }
}
