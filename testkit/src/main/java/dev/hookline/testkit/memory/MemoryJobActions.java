package dev.hookline.testkit.memory;

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
final class MemoryJobActions implements JobActions {

  private final Tables tables;

  MemoryJobActions(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean add(List<Job> jobs) {
    return tables.write(() -> {
      if (!jobs.stream().map(Job::event).allMatch(tables.events::containsKey)) {
        return false;
      }
      jobs.forEach(tables.jobs::put);
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
    return tables.write(() -> {
      Job present = tables.jobs.find(job);
      if (present == null || !present.project().equals(project)) {
        return new Result.NotFound();
      }
      if (!isLegal.test(present)) {
        return new Result.NotAllowed(present);
      }
      Job changed = change.apply(present);
      tables.change(present, changed);
      return new Result.Changed(changed);
    });
  }
}
