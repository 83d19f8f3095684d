package dev.hookline.store.sqlite;

import dev.hookline.job.Attempt;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The end of an attempt on its way into a commit. */
final class FinishChange implements Change {

  private static final long ROW_BYTES = 512;

  private final Finish finish;
  private final Consumer<FinishResult> done;
  private boolean stored;

  FinishChange(Finish finish, Consumer<FinishResult> done) {
    this.finish = finish;
    this.done = done;
  }

  @Override
  public long weightBytes() {
    Attempt attempt = finish.attempt();
    return attempt == null
        ? ROW_BYTES
        : ROW_BYTES
            + attempt.requestHeaders().lines().length()
            + attempt.responseHeaders().lines().length()
            + attempt.body().length;
  }

  @Override
  public void apply(Transaction transaction) throws SQLException {
    stored = JobRows.replace(transaction, finish.held(), finish.next());
    Attempt attempt = finish.attempt();
    if (stored && attempt != null) {
      AttemptRows.insert(transaction, finish.held().id(), attempt);
    }
  }

  @Override
  public void committed() {
    done.accept(stored ? FinishResult.STORED : FinishResult.STALE);
  }

  @Override
  public void unavailable(String why) {
    done.accept(FinishResult.UNAVAILABLE);
  }

  @Override
  public void failed(Exception defect) {
    // Not UNAVAILABLE: it would be tried for ever. The job stays with its owner until a rescue.
    done.accept(FinishResult.STALE);
  }
}
