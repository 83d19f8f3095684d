package dev.hookline.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the observer of each kind of the jobs of that kind. */
public record Observers(Map<JobKind, JobObserver> byKind) implements JobObserver {

  public Observers {
    byKind = Map.copyOf(byKind);
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    of(next).attempted(claimed, next, attempt);
  }

  @Override
  public void stored(Job job, Claimed claimed, @Nullable Attempt attempt) {
    of(job).stored(job, claimed, attempt);
  }

  @Override
  public void stale(Claimed claimed, @Nullable Attempt attempt) {
    of(claimed.job()).stale(claimed, attempt);
  }

  private JobObserver of(Job job) {
    JobObserver observer = byKind.get(job.kind());
    if (observer == null) {
      throw new IllegalStateException("no observer of jobs of kind " + job.kind());
    }
    return observer;
  }
}
