package dev.hookline.http.api.operate;

import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.operate.Scope;
import java.util.List;
import java.util.Map;

/** {@code GET /api/v1/stats}: how much of what there is. */
public final class StatsRoutes {

  private final EventReader events;
  private final JobReader jobs;

  public StatsRoutes(EventReader events, JobReader jobs) {
    this.events = events;
    this.jobs = jobs;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.get("/api/v1/stats", Scope.READ, _ -> ApiAnswer.ok(stats())));
  }

  private record Stats(EventStats events, DeliveryStats deliveries) {}

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

  private Stats stats() {
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
            open));
  }

  private static long count(Map<JobStatus, Long> counts, JobStatus status) {
    return counts.getOrDefault(status, 0L);
  }
}
