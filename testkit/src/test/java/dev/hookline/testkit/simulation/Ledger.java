package dev.hookline.testkit.simulation;

import dev.hookline.id.Id;
import dev.hookline.job.Claimed;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.testkit.memory.MemoryStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers what happened to each job and knows what must never happen. */
final class Ledger {

  private final MemoryStore store;
  private @Nullable Job beginning;
  private final Map<Id, Job> known = new HashMap<>();
  private final Map<Id, Integer> lastBegun = new HashMap<>();
  private final Map<Id, Integer> accepted = new HashMap<>();
  private final Map<Id, Integer> mayRepeat = new HashMap<>();
  private final Map<Id, Integer> underWay = new HashMap<>();
  private final Set<Id> touched = new HashSet<>();
  private final Set<Id> acknowledged = new HashSet<>();
  private final Set<Id> acceptedFromThisProcess = new HashSet<>();

  Ledger(MemoryStore store) {
    this.store = store;
  }

  /** The sender of an event was told that it is on stable storage. */
  void acknowledged(Id event) {
    acknowledged.add(event);
  }

  /** An engine begins an attempt. */
  void begins(Claimed claimed, Id owner) {
    Job job = claimed.job();
    beginning = job;
    require(owner.equals(job.owner()), "is attempted by an engine that does not own it", job);
    boolean alone = underWay.put(job.id(), job.attempt()) == null;
    if (touched.contains(job.id())) {
      return; // wanted once more while it may still be under way
    }
    require(alone, "is attempted twice at once", job);
    int before = lastBegun.getOrDefault(job.id(), 0);
    require(job.attempt() > before, "is attempted again under the number " + before, job);
    lastBegun.put(job.id(), job.attempt());
    Job stored = storedJob(job.id());
    boolean owned =
        stored.status() == JobStatus.RUNNING
            && stored.attempt() == job.attempt()
            && owner.equals(stored.owner());
    require(owned, "is attempted while stored as " + stored, job);
  }

  /** The job whose attempt began last. */
  Job beginning() {
    return Objects.requireNonNull(beginning);
  }

  /**
   * The engine has heard how an attempt ended.
   *
   * @param wasMade false when nothing was tried after all, so that its number may come again
   */
  void ends(Job job, boolean wasMade) {
    underWay.remove(job.id(), job.attempt());
    if (!wasMade) {
      lastBegun.replace(job.id(), job.attempt(), job.attempt() - 1);
    }
  }

  /** A receiver accepted a delivery. */
  void accepts(Job job) {
    acceptedFromThisProcess.add(job.id());
    int times = accepted.merge(job.id(), 1, Integer::sum);
    int allowed = 1 + mayRepeat.getOrDefault(job.id(), 0);
    require(times <= allowed, "was accepted " + times + " times where " + allowed + " may be", job);
  }

  /** An operator has interfered: what is under way may be lost, or wanted once more. */
  void interfered(Id job) {
    mayRepeat.merge(job, 1, Integer::sum);
    touched.add(job);
    known.remove(job);
  }

  /** A process ended; what it had sent without the outcome being stored may be sent again. */
  void crashed() {
    for (Job job : store.storedJobs()) {
      if (job.status() == JobStatus.RUNNING && acceptedFromThisProcess.contains(job.id())) {
        mayRepeat.merge(job.id(), 1, Integer::sum);
      }
    }
    underWay.clear();
    acceptedFromThisProcess.clear();
  }

  /**
   * Looks at every job after a step.
   *
   * @param living the owner that the present process claims jobs under
   */
  void check(Id living) {
    for (Job job : store.storedJobs()) {
      Job before = known.put(job.id(), job);
      if (job.equals(before)) {
        continue;
      }
      require(
          (job.status() == JobStatus.RUNNING) == (job.owner() != null), "has an odd owner", job);
      require(job.status().isFinal() == (job.finishedAt() != null), "has an odd end", job);
      if (before != null) {
        int begun = lastBegun.getOrDefault(job.id(), 0);
        require(job.attempt() >= begun, "has lost attempts since " + before, job);
        require(!before.status().isFinal(), "has left its end " + before, job);
        boolean takenOver =
            living.equals(before.owner()) && job.owner() != null && !living.equals(job.owner());
        require(!takenOver, "was taken from the living process, " + before, job);
      }
    }
  }

  boolean noneIs(Set<JobStatus> statuses) {
    return store.storedJobs().stream().noneMatch(job -> statuses.contains(job.status()));
  }

  void requireNoneIs(Set<JobStatus> statuses) {
    for (Job job : store.storedJobs()) {
      require(!statuses.contains(job.status()), "is stuck", job);
    }
  }

  /** Looks at everything when all is calm. */
  void checkAtRest() {
    Map<Id, Integer> jobsOf = new HashMap<>();
    for (Job job : store.storedJobs()) {
      jobsOf.merge(job.event(), 1, Integer::sum);
      require(job.status().isFinal(), "never ended", job);
      require(
          job.status() != JobStatus.SUCCEEDED || accepted.containsKey(job.id()),
          "is said to be delivered and was not",
          job);
      Set<Integer> numbers = new HashSet<>();
      store
          .jobReader()
          .attempts(job.id())
          .forEach(attempt ->
              require(numbers.add(attempt.number()), "has two attempts " + attempt.number(), job));
    }
    for (Id event : acknowledged) {
      int targets = storedTargets(event);
      if (jobsOf.getOrDefault(event, 0) != targets) {
        throw new AssertionError(event + " has " + jobsOf.get(event) + " jobs, not " + targets);
      }
    }
  }

  private int storedTargets(Id event) {
    return store.storedEvents().stream()
        .filter(stored -> stored.id().equals(event))
        .findFirst()
        .orElseThrow(() -> new AssertionError("an acknowledged event is gone: " + event))
        .targets();
  }

  private Job storedJob(Id id) {
    return store.storedJobs().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a job is attempted that is not stored: " + id));
  }

  static void require(boolean holds, String what, Job job) {
    if (!holds) {
      throw new AssertionError("a job " + what + ": " + job);
    }
  }
}
