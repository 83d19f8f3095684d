package dev.hookline.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells each observer of the jobs of its kind. */
public record ObserverByKind(Map<JobKind, JobObserver> observers) implements JobObserver {

  public ObserverByKind {
    observers = Map.copyOf(observers);
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    JobObserver observer = observers.get(next.kind());
    if (observer != null) {
      observer.attempted(claimed, next, attempt);
    }
  }

  @Override
  public void stored(Job job, Claimed claimed) {
    JobObserver observer = observers.get(job.kind());
    if (observer != null) {
      observer.stored(job, claimed);
    }
  }

  @Override
  public void stale(Claimed claimed) {
    JobObserver observer = observers.get(claimed.job().kind());
    if (observer != null) {
      observer.stale(claimed);
    }
  }
}
