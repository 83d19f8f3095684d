package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.OpenLane;
import dev.hookline.job.Run;
import dev.hookline.job.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the engine needs. */
final class MemoryJobStore implements JobStore {

  private final Tables tables;
  private final Commits commits;
  private final StoreFaults faults;
  private final IdGenerator ids;

  MemoryJobStore(Tables tables, Commits commits, StoreFaults faults, IdGenerator ids) {
    this.tables = tables;
    this.commits = commits;
    this.faults = faults;
    this.ids = ids;
  }

  @Override
  public void finish(Finish finish, Consumer<FinishResult> done) {
    commits.submit(() -> {
      FinishResult result =
          faults.nextWrite().isPresent()
              ? FinishResult.UNAVAILABLE
              : tables.commit(() -> end(finish));
      return () -> done.accept(result);
    });
  }

  private FinishResult end(Finish finish) {
    if (!tables.replace(finish.held(), finish.next())) {
      return FinishResult.STALE;
    }
    Attempt attempt = finish.attempt();
    if (attempt != null) {
      tables.jobs.keep(finish.held().id(), attempt);
    }
    for (Step step : finish.steps()) {
      tables.runs.memoise(finish.held().id(), step);
    }
    tables.insert(finish.alert());
    return FinishResult.STORED;
  }

  @Override
  public ClaimedBatch claim(Lane lane, Id owner, Instant now, int limit) {
    return tables.write(() -> {
      List<Claimed> claimed = new ArrayList<>();
      Job first = tables.jobs.firstReady(lane);
      while (first != null && claimed.size() < limit && !first.dueAt().isAfter(now)) {
        Job running = Lifecycle.claim(first, owner);
        tables.change(first, running);
        claimed.add(
            new Claimed(
                tables.runs.withSteps(running),
                Objects.requireNonNull(tables.events.get(running.event()))));
        first = tables.jobs.firstReady(lane);
      }
      return new ClaimedBatch(claimed, first == null ? null : first.dueAt());
    });
  }

  @Override
  public List<OpenLane> openLanes() {
    return tables.read(() ->
        tables.jobs.ready().entrySet().stream()
            .map(open -> new OpenLane(open.getKey(), open.getValue().first().dueAt()))
            .toList());
  }

  @Override
  public List<Lane> heldLanes() {
    return tables.read(() ->
        tables.jobs.newestFirst().stream()
            .filter(job -> job.status() == JobStatus.HELD)
            .map(Job::lane)
            .distinct()
            .toList());
  }

  @Override
  public int rescue(Id self, Instant now) {
    return tables.write(() -> {
      List<Job> orphans =
          tables.jobs.newestFirst().stream()
              .filter(job -> isOrphaned(job, self) && !isBeyondRescue(job))
              .toList();
      orphans.forEach(orphan -> {
        tables.change(orphan, Lifecycle.rescue(orphan, now));
        tables.jobs.keep(orphan.id(), Attempt.interrupted(ids.next(), orphan.attempt(), now));
      });
      return orphans.size();
    });
  }

  @Override
  public List<Claimed> beyondRescue(Id self, int limit) {
    return tables.read(() ->
        tables.jobs.newestFirst().stream()
            .filter(job -> isOrphaned(job, self) && isBeyondRescue(job))
            .limit(limit)
            .map(job -> new Claimed(job, Objects.requireNonNull(tables.events.get(job.event()))))
            .toList());
  }

  private static boolean isOrphaned(Job job, Id self) {
    return job.status() == JobStatus.RUNNING && !self.equals(job.owner());
  }

  private static boolean isBeyondRescue(Job job) {
    Run run = job.run();
    return run != null && run.lost() >= Lifecycle.LOST_BEYOND_RESCUE;
  }

  @Override
  public void release(List<Job> jobs) {
    tables.write(() -> {
      jobs.forEach(job -> tables.replace(job, Lifecycle.release(job)));
      return true;
    });
  }

  @Override
  public int hold(Lane lane, String why) {
    return change(lane, JobStatus.READY, job -> Lifecycle.hold(job, why)).size();
  }

  @Override
  public int unhold(Lane lane, Instant now) {
    return change(lane, JobStatus.HELD, job -> Lifecycle.unhold(job, now)).size();
  }

  @Override
  public int cancelAll(Lane lane, String why, Instant now, Consumer<List<Job>> cancelled) {
    int all = 0;
    for (JobStatus open : List.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD)) {
      List<Job> changed = change(lane, open, job -> Lifecycle.cancel(job, why, now));
      all += changed.size();
      cancelled.accept(changed);
    }
    return all;
  }

  private List<Job> change(Lane lane, JobStatus from, UnaryOperator<Job> change) {
    return tables.write(() -> {
      List<Job> changed = new ArrayList<>();
      for (Job job : tables.jobs.of(lane, from)) {
        Job next = change.apply(job);
        tables.change(job, next);
        changed.add(next);
      }
      return changed;
    });
  }
}
