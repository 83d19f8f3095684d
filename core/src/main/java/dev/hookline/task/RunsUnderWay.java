package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The runs that this process executes, has executed, or has ready for a worker. */
public final class RunsUnderWay {

  private final Map<Id, RunUnderWay> runs = new ConcurrentHashMap<>();

  void add(RunUnderWay run) {
    runs.put(run.id(), run);
  }

  @Nullable RunUnderWay find(Id run) {
    return runs.get(run);
  }

  void remove(RunUnderWay run) {
    runs.remove(run.id(), run);
  }

  Collection<RunUnderWay> all() {
    return runs.values();
  }

  public int count() {
    return runs.size();
  }

  /** Whether a stored run is being executed, and not only claimed. */
  boolean hasBegun(Job job) {
    return begun(job) != null;
  }

  /** Since when a stored run is being executed; null when it is not. */
  @Nullable Instant begunAt(Job job) {
    RunUnderWay run = begun(job);
    return run == null ? null : run.begunAt();
  }

  /** The attempt in which a stored run is being executed; null when it is not. */
  @Nullable RunUnderWay begun(Job job) {
    RunUnderWay run = runs.get(job.id());
    return run != null && run.lease() == job.attempt() && run.hasBegun() ? run : null;
  }
}
