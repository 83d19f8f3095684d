package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.EventLog;
import java.sql.SQLException;
import java.util.List;

/** Appends events with their jobs to the next commit. */
final class SqliteEventLog implements EventLog {

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
    private final StoredEvent[] events;
    private final Appended[] answers;
    private final long weightBytes;

    Intake(List<Append> appends) {
      this.appends = appends;
      this.events = new StoredEvent[appends.size()];
      this.answers = new Appended[appends.size()];
      long weight = 0;
      for (int at = 0; at < events.length; at++) {
        events[at] = new StoredEvent(appends.get(at).event(), appends.get(at).jobs());
        weight += events[at].weightBytes();
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
        Id first = events[at].insert(transaction, appends.get(at).dedupeSinceMillis());
        answers[at] = first == null ? Appended.Stored.INSTANCE : new Appended.Duplicate(first);
      }
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
