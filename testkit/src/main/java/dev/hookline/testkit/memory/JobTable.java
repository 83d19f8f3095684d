package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Jobs and their attempts, with what waits in each lane in the order in which it is due. */
final class JobTable {

  private static final Comparator<Job> DUE_FIRST =
      Comparator.comparing(Job::dueAt).thenComparing(Job::id);

  private final NavigableMap<Id, Job> jobs = new TreeMap<>();
  private final Map<Lane, NavigableSet<Job>> ready = new HashMap<>();
  private final Map<Id, List<Attempt>> attempts = new HashMap<>();

  @Nullable Job find(Id id) {
    return jobs.get(id);
  }

  Collection<Job> newestFirst() {
    return jobs.descendingMap().values();
  }

  /** The lanes in which something waits, with what waits there. */
  Map<Lane, NavigableSet<Job>> ready() {
    return ready;
  }

  @Nullable Job firstReady(Lane lane) {
    NavigableSet<Job> waiting = ready.get(lane);
    return waiting == null ? null : waiting.first();
  }

  List<Job> of(Lane lane, JobStatus status) {
    return jobs.values().stream()
        .filter(job -> job.status() == status && job.lane().equals(lane))
        .toList();
  }

  void put(Job job) {
    Job before = jobs.put(job.id(), job);
    if (before != null) {
      unready(before);
    }
    if (job.status() == JobStatus.READY) {
      ready.computeIfAbsent(job.lane(), lane -> new TreeSet<>(DUE_FIRST)).add(job);
    }
  }

  /** Whether a job still is what {@code held} says. */
  boolean isStill(Job held) {
    Job present = jobs.get(held.id());
    return present != null
        && present.status() == held.status()
        && present.attempt() == held.attempt()
        && Objects.equals(present.owner(), held.owner());
  }

  void remove(Job job) {
    jobs.remove(job.id());
    attempts.remove(job.id());
    unready(job);
  }

  void keep(Id job, Attempt attempt) {
    attempts.computeIfAbsent(job, id -> new ArrayList<>()).add(attempt);
  }

  List<Attempt> attempts(Id job) {
    return List.copyOf(attempts.getOrDefault(job, List.of()));
  }

  private void unready(Job job) {
    NavigableSet<Job> waiting = ready.get(job.lane());
    if (waiting != null && waiting.remove(job) && waiting.isEmpty()) {
      ready.remove(job.lane());
    }
  }
}
