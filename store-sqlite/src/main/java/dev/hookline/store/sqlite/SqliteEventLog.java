package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.EventLog;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends events with their jobs to the next commit. */
final class SqliteEventLog implements EventLog {

  private static final int EVENT_BYTES = 512;
  private static final int JOB_BYTES = 256;

  private final GroupCommit writer;

  SqliteEventLog(GroupCommit writer) {
    this.writer = writer;
  }

  @Override
  public void append(List<Append> appends) {
    if (!appends.isEmpty()) {
      writer.submit(new Intake(appends));
    }
  }

  private static final class Intake implements Change {

    private final List<Append> appends;
    private final Appended[] answers;
    private final long weightBytes;

    Intake(List<Append> appends) {
      this.appends = appends;
      this.answers = new Appended[appends.size()];
      long weight = 0;
      for (Append append : appends) {
        Event event = append.event();
        weight +=
            EVENT_BYTES
                + event.payload().bytes().length
                + event.headers().lines().length()
                + (long) JOB_BYTES * append.jobs().size();
      }
      this.weightBytes = weight;
    }

    @Override
    public long weightBytes() {
      return weightBytes;
    }

    @Override
    public boolean isIntake() {
      return true;
    }

    @Override
    public void apply(Transaction transaction) throws SQLException {
      for (int at = 0; at < answers.length; at++) {
        answers[at] = append(transaction, appends.get(at));
      }
    }

    private static Appended append(Transaction transaction, Append append) throws SQLException {
      Event event = append.event();
      List<Job> jobs = append.jobs();
      Id first = firstRun(transaction, event, jobs);
      if (first == null) {
        first = EventRows.insert(transaction, event, append.dedupeSinceMillis());
      }
      if (first != null) {
        return new Appended.Duplicate(first);
      }
      if (!event.isNameless()) {
        transaction.counters().accepted();
      }
      for (int at = 0; at < jobs.size(); at++) {
        Job job = jobs.get(at);
        JobRows.insert(transaction, job);
        Run run = job.run();
        if (run != null) {
          RunKeys.take(transaction, job, run);
        }
      }
      return Appended.Stored.INSTANCE;
    }

    /** The run that has the key of one of the jobs already; null when all keys are free. */
    private static @Nullable Id firstRun(Transaction transaction, Event event, List<Job> jobs)
        throws SQLException {
      for (int at = 0; at < jobs.size(); at++) {
        Run run = jobs.get(at).run();
        Id first = run == null ? null : RunKeys.first(transaction, jobs.get(at), run, event);
        if (first != null) {
          return first;
        }
      }
      return null;
    }

    @Override
    public void committed() {
      for (int at = 0; at < answers.length; at++) {
        appends.get(at).done().accept(answers[at]);
      }
    }

    @Override
    public void unavailable(String why) {
      Appended answer = new Appended.Unavailable(why);
      for (Append append : appends) {
        append.done().accept(answer);
      }
    }

    @Override
    public void failed(Exception defect) {
      unavailable("the event could not be stored: " + defect.getMessage());
    }
  }
}
