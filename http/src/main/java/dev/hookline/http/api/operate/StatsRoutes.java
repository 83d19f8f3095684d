package dev.hookline.http.api.operate;

import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.operate.Scope;
import dev.hookline.task.QueueState;
import dev.hookline.task.RunQueue;
import dev.hookline.task.TaskParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/stats}: how much of what there is. */
public final class StatsRoutes {

  private static final int QUEUES_MAX = 100;

  private final EventReader events;
  private final JobReader jobs;
  private final TaskParts tasks;

  public StatsRoutes(EventReader events, JobReader jobs, TaskParts tasks) {
    this.events = events;
    this.jobs = jobs;
    this.tasks = tasks;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.get("/api/v1/stats", Scope.READ, call -> ApiAnswer.ok(stats(call.project()))));
  }

  private record Stats(
      EventStats events, DeliveryStats deliveries, RunStats runs, List<QueueStats> queues) {}

  /**
   * Runs that are stored, each counted once.
   *
   * @param waiting not claimed: delayed, queued, retrying or waiting for something
   * @param executing claimed, begun or about to
   * @param held for want of a worker, or because their queue is paused
   */
  private record RunStats(
      long waiting,
      long executing,
      long held,
      long completed,
      long failed,
      long cancelled,
      long expired,
      long timedOut,
      long crashed) {}

  /** One of the first {@link #QUEUES_MAX} queues. */
  private record QueueStats(
      String name, int depth, int running, boolean paused, @Nullable Instant oldest) {}

  /**
   * Events.
   *
   * @param accepted how many were ever accepted, also those that are deleted by now
   */
  private record EventStats(long accepted) {}

  /**
   * Deliveries that are stored, each counted once in the first five.
   *
   * @param pending not ended
   * @param open the pending ones by what they wait for
   */
  private record DeliveryStats(
      long delivered, long pending, long failed, long cancelled, long skipped, OpenStats open) {}

  private record OpenStats(long waiting, long delivering, long held) {}

  private Stats stats(Id project) {
    Map<JobStatus, Long> counts = jobs.counts(JobKind.DELIVERY);
    OpenStats open =
        new OpenStats(
            count(counts, JobStatus.READY),
            count(counts, JobStatus.RUNNING),
            count(counts, JobStatus.HELD));
    return new Stats(
        new EventStats(events.accepted()),
        new DeliveryStats(
            count(counts, JobStatus.SUCCEEDED),
            open.waiting() + open.delivering() + open.held(),
            count(counts, JobStatus.FAILED),
            count(counts, JobStatus.CANCELLED),
            count(counts, JobStatus.SKIPPED),
            open),
        runs(),
        tasks.queues().of(project).stream().limit(QUEUES_MAX).map(this::queue).toList());
  }

  private RunStats runs() {
    Map<JobStatus, Long> counts = jobs.counts(JobKind.RUN);
    return new RunStats(
        count(counts, JobStatus.READY),
        count(counts, JobStatus.RUNNING),
        count(counts, JobStatus.HELD),
        count(counts, JobStatus.SUCCEEDED),
        count(counts, JobStatus.FAILED) + count(counts, JobStatus.SKIPPED),
        count(counts, JobStatus.CANCELLED),
        count(counts, JobStatus.EXPIRED),
        count(counts, JobStatus.TIMED_OUT),
        count(counts, JobStatus.CRASHED));
  }

  private QueueStats queue(RunQueue queue) {
    QueueState.Standing standing = tasks.queueState().of(queue);
    return new QueueStats(
        queue.name(), standing.depth(), standing.running(), queue.paused(), standing.oldestDue());
  }

  private static long count(Map<JobStatus, Long> counts, JobStatus status) {
    return counts.getOrDefault(status, 0L);
  }
}
