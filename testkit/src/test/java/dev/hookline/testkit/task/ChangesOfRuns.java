package dev.hookline.testkit.task;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.RunQuery;
import dev.hookline.task.RunStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in which something happens between the decision on a change and its commit. */
final class ChangesOfRuns implements RunStore {

  private final RunStore store;
  private Runnable beforeCommit = () -> {};

  ChangesOfRuns(RunStore store) {
    this.store = store;
  }

  /** What happens before each commit; one that it throws out of fails. */
  void beforeCommit(Runnable happens) {
    beforeCommit = happens;
  }

  @Override
  public JobActions.Result change(Id project, Id run, Function<Job, @Nullable Job> change) {
    return store.change(
        project,
        run,
        job -> {
          Job changed = change.apply(job);
          beforeCommit.run();
          return changed;
        });
  }

  @Override
  public void note(List<RunNote> notes, Consumer<List<RunNote.Result>> done) {
    store.note(notes, done);
  }

  @Override
  public Page<Job> list(RunQuery query) {
    return store.list(query);
  }

  @Override
  public List<LogLine> log(Id run, long afterNumber, int limit) {
    return store.log(run, afterNumber, limit);
  }

  @Override
  public List<Job> expiring(Instant now, @Nullable Job behind, int limit) {
    return store.expiring(now, behind, limit);
  }

  @Override
  public @Nullable Instant nextExpiry(Instant after) {
    return store.nextExpiry(after);
  }

  @Override
  public void onWoken(Consumer<Job> listener) {
    store.onWoken(listener);
  }
}
