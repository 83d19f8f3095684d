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
  private final Map<Id, CallOff> calledOff = new ConcurrentHashMap<>();

  /** That a run is being called off, and who was to begin meanwhile. */
  private static final class CallOff {
    private @Nullable RunUnderWay refused;
  }

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

  /**
   * A run begins. What is being called off does not, until it is known whether that is stored.
   *
   * @param by who executes it; null when it is executed over HTTP
   * @return false when it does not, or has ended
   */
  synchronized boolean begin(RunUnderWay run, @Nullable WorkerSession by, long nowMillis) {
    CallOff callOff = calledOff.get(run.id());
    if (callOff != null) {
      callOff.refused = run;
      return false;
    }
    return run.begin(by, nowMillis);
  }

  /**
   * Keeps a stored run from beginning until {@link #calledOff}.
   *
   * @return the attempt in which it is being executed, when it is too late for that; else null
   */
  synchronized @Nullable RunUnderWay callOff(Job job) {
    RunUnderWay begun = begun(job);
    if (begun == null) {
      calledOff.putIfAbsent(job.id(), new CallOff());
    }
    return begun;
  }

  /**
   * A run has been called off, or could not be.
   *
   * @return what was kept from beginning and waits nowhere any more; null for nothing
   */
  synchronized @Nullable RunUnderWay calledOff(Id run) {
    CallOff callOff = calledOff.remove(run);
    return callOff == null ? null : callOff.refused;
  }
}
