package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.DeliveryStatus;
import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.job.TargetCounts;
import dev.hookline.operate.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how the deliveries of an endpoint fare. */
public final class EndpointStatsRoutes {

  /** So that a question costs no more than a fraction of a second. */
  private static final int LOOKED_AT_MAX = 100_000;

  private final Endpoints endpoints;
  private final JobReader jobs;

  public EndpointStatsRoutes(Endpoints endpoints, JobReader jobs) {
    this.endpoints = endpoints;
    this.jobs = jobs;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.get(EndpointRoutes.ONE + "/stats", Scope.READ, this::stats));
  }

  /**
   * @param deliveries how many are in each state
   * @param total how many that are together
   * @param complete false when there may be older ones that were not looked at
   */
  record StatsView(Map<String, Integer> deliveries, int total, boolean complete) {}

  private ApiAnswer stats(ApiCall call) {
    Endpoint endpoint =
        endpoints
            .find(call.project(), call.pathId("id", IdPrefix.ENDPOINT))
            .orElseThrow(ApiCall::notFound);
    TargetCounts counts = jobs.counts(JobKind.DELIVERY, endpoint.id(), LOOKED_AT_MAX);
    Map<String, Integer> deliveries = new LinkedHashMap<>();
    counts.byStatus().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(count -> deliveries.put(DeliveryStatus.of(count.getKey(), 0), count.getValue()));
    deliveries.merge(DeliveryStatus.of(JobStatus.READY, 0), -counts.retrying(), Integer::sum);
    deliveries.put(DeliveryStatus.of(JobStatus.READY, 1), counts.retrying());
    int total = counts.total();
    return ApiAnswer.ok(new StatsView(deliveries, total, total < LOOKED_AT_MAX));
  }
}
