package dev.hookline.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the observers of each kind of the jobs of that kind, one after the other. */
public record Observers(Map<JobKind, List<JobObserver>> byKind) implements JobObserver {

  public Observers {
    byKind = Map.copyOf(byKind);
  }

  @Override
  public void attempted(Claimed claimed, Job next, @Nullable Attempt attempt) {
    of(next).forEach(observer -> observer.attempted(claimed, next, attempt));
  }

  @Override
  public void stored(Job job, Claimed claimed) {
    of(job).forEach(observer -> observer.stored(job, claimed));
  }

  @Override
  public void stale(Claimed claimed) {
    of(claimed.job()).forEach(observer -> observer.stale(claimed));
  }

  private List<JobObserver> of(Job job) {
    return byKind.getOrDefault(job.kind(), List.of());
  }
}
