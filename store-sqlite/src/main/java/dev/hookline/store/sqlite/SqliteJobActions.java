package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What operators do to jobs. */
final class SqliteJobActions implements JobActions {

  private final GroupCommit writer;

  SqliteJobActions(GroupCommit writer) {
    this.writer = writer;
  }

  @Override
  public boolean add(List<Job> jobs) {
    return writer.write(transaction -> {
      for (Job job : jobs) {
        if (!EventRows.isThere(transaction, job.project(), job.event())) {
          return false;
        }
      }
      for (Job job : jobs) {
        JobRows.insert(transaction, job);
      }
      return true;
    });
  }

  @Override
  public Result retryNow(Id project, Id job, Instant now) {
    return change(
        project,
        job,
        present -> present.status() != JobStatus.RUNNING,
        present -> Lifecycle.retryNow(present, now));
  }

  @Override
  public Result cancel(Id project, Id job, String why, Instant now) {
    return change(
        project,
        job,
        present -> !present.status().isFinal(),
        present -> Lifecycle.cancel(present, why, now));
  }

  private Result change(Id project, Id job, Predicate<Job> isLegal, UnaryOperator<Job> change) {
    return writer.write(transaction -> {
      Job present = JobRows.find(transaction, project, job);
      if (present == null) {
        return new Result.NotFound();
      }
      if (!isLegal.test(present)) {
        return new Result.NotAllowed(present);
      }
      Job changed = change.apply(present);
      JobRows.change(transaction, present, changed);
      return new Result.Changed(changed);
    });
  }
}
