package dev.hookline.store.sqlite;

import dev.hookline.job.Alert;
import dev.hookline.job.Attempt;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Step;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt on its way into a commit. What cannot be stored as it is, is stored in a
 * lesser form: a job must not stay claimed because of it.
 */
final class FinishChange implements Change {

  private static final long ROW_BYTES = 512;

  private enum Form {
    WHOLE,
    WITHOUT_ATTEMPT,
    /** Only so that the job is claimed again. */
    WITHOUT_RESULT
  }

  private final GroupCommit writer;
  private final Finish finish;
  private final Consumer<FinishResult> done;
  private final Form form;
  private final @Nullable StoredEvent alert;
  private boolean stored;

  FinishChange(GroupCommit writer, Finish finish, Consumer<FinishResult> done) {
    this(writer, finish, done, Form.WHOLE);
  }

  private FinishChange(GroupCommit writer, Finish finish, Consumer<FinishResult> done, Form form) {
    this.writer = writer;
    this.finish = finish;
    this.done = done;
    this.form = form;
    Alert told = finish.alert();
    this.alert = told == null ? null : StoredEvent.of(told);
  }

  @Override
  public long weightBytes() {
    Attempt attempt = finish.attempt();
    return ROW_BYTES
        + (attempt == null ? 0 : weightBytes(attempt))
        + finish.steps().stream().mapToLong(Step::weightBytes).sum()
        + (alert == null ? 0 : alert.weightBytes());
  }

  private static long weightBytes(Attempt attempt) {
    return (long) attempt.requestHeaders().lines().length()
        + attempt.responseHeaders().lines().length()
        + attempt.body().length;
  }

  @Override
  public void apply(Transaction transaction) throws SQLException {
    stored =
        switch (form) {
          case WHOLE, WITHOUT_ATTEMPT -> JobRows.replace(transaction, finish.held(), finish.next());
          case WITHOUT_RESULT ->
              JobRows.replaceRow(
                  transaction,
                  finish.held(),
                  Lifecycle.forgetResult(finish.held(), transaction.now()));
        };
    Attempt attempt = finish.attempt();
    if (stored && attempt != null && form == Form.WHOLE) {
      AttemptRows.insert(transaction, finish.held().id(), attempt);
    }
    if (stored && form != Form.WITHOUT_RESULT) {
      for (Step step : finish.steps()) {
        RunSteps.save(transaction, finish.held().id().high(), step);
      }
    }
    if (stored && alert != null && form != Form.WITHOUT_RESULT) {
      alert.insert(transaction, 0);
    }
  }

  @Override
  public void committed() {
    done.accept(stored && form != Form.WITHOUT_RESULT ? FinishResult.STORED : FinishResult.STALE);
  }

  @Override
  public void unavailable(String why) {
    done.accept(FinishResult.UNAVAILABLE);
  }

  @Override
  public void failed(Exception defect) {
    // Not UNAVAILABLE: it would be tried for ever.
    switch (form) {
      case WHOLE -> retry(finish.attempt() == null ? Form.WITHOUT_RESULT : Form.WITHOUT_ATTEMPT);
      case WITHOUT_ATTEMPT -> retry(Form.WITHOUT_RESULT);
      case WITHOUT_RESULT -> done.accept(FinishResult.STALE);
    }
  }

  private void retry(Form lesser) {
    writer.submit(new FinishChange(writer, finish, done, lesser));
  }
}
