package dev.hookline.store.sqlite;

import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.Step;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What runs under way have to say, on its way into a commit. */
final class NotesChange implements Change {

  private static final long NOTE_BYTES = 256;

  /** Whether a job still is what its worker holds. */
  static final String IS_HELD =
      """
      SELECT count(*) FROM job
      WHERE id = ? AND low = ? AND attempt = ? AND status = 1 AND owner IS ?
      """;

  static final String METADATA = "SELECT coalesce(metadata, '{}') FROM run WHERE id = ?";

  private final List<RunNote> notes;
  private final Consumer<List<RunNote.Result>> done;
  private final long weightBytes;
  private List<RunNote.Result> results = List.of();

  NotesChange(List<RunNote> notes, Consumer<List<RunNote.Result>> done) {
    this.notes = List.copyOf(notes);
    this.done = done;
    this.weightBytes = notes.stream().mapToLong(NotesChange::weightOf).sum();
  }

  private static long weightOf(RunNote note) {
    return switch (note) {
      case RunNote.Logged(Job _, List<LogLine> lines) ->
          lines.stream().mapToLong(line -> NOTE_BYTES + line.characters()).sum();
      case RunNote.Stepped(Job _, Step step) -> NOTE_BYTES + step.output().length;
      case RunNote.Described _ -> NOTE_BYTES;
    };
  }

  @Override
  public long weightBytes() {
    return weightBytes;
  }

  @Override
  public void apply(Transaction transaction) throws SQLException {
    List<RunNote.Result> applied = new ArrayList<>(notes.size());
    Map<Job, Boolean> held = new HashMap<>();
    for (RunNote note : notes) {
      Job job = note.held();
      Boolean isHeld = held.get(job);
      if (isHeld == null) {
        isHeld = isHeld(transaction, job);
        held.put(job, isHeld);
      }
      applied.add(isHeld ? keep(transaction, note) : RunNote.Result.STALE);
    }
    results = List.copyOf(applied);
  }

  private static boolean isHeld(Transaction transaction, Job job) throws SQLException {
    return transaction.query(IS_HELD).put(job.id()).put(job.attempt()).putHigh(job.owner()).number()
        > 0;
  }

  private static RunNote.Result keep(Transaction transaction, RunNote note) throws SQLException {
    long run = note.held().id().high();
    switch (note) {
      case RunNote.Logged(Job _, List<LogLine> lines) -> RunLog.append(transaction, run, lines);
      case RunNote.Stepped(Job _, Step step) -> RunSteps.save(transaction, run, step);
      case RunNote.Described(Job _, UnaryOperator<@Nullable String> change) -> {
        return describe(transaction, run, change);
      }
    }
    return RunNote.Result.KEPT;
  }

  private static RunNote.Result describe(
      Transaction transaction, long run, UnaryOperator<@Nullable String> change)
      throws SQLException {
    String stored = transaction.query(METADATA).put(run).first(Row::text);
    String changed = change.apply(Objects.requireNonNullElse(stored, Run.NO_METADATA));
    if (changed == null) {
      return RunNote.Result.REFUSED;
    }
    transaction.query(RunEffects.METADATA).put(changed).put(run).update();
    return RunNote.Result.KEPT;
  }

  @Override
  public void committed() {
    done.accept(results);
  }

  @Override
  public void unavailable(String why) {
    tellAll(RunNote.Result.UNAVAILABLE);
  }

  @Override
  public void failed(Exception defect) {
    // Not UNAVAILABLE: it would be tried for ever.
    tellAll(RunNote.Result.REFUSED);
  }

  private void tellAll(RunNote.Result result) {
    done.accept(notes.stream().map(_ -> result).toList());
  }
}
