package dev.hookline.route;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.event.Event;
import dev.hookline.filter.FilterBudgets;
import dev.hookline.filter.FilterCache;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.filter.FilterSubject;
import dev.hookline.filter.FilterVerdict;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Claimed;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides where an event goes, from memory alone. A job that the engine has room for is born
 * claimed, so that it need not be looked for in the store.
 */
public final class Router {

  private static final String DISABLED = "endpoint_disabled";
  private static final String FILTERED = "filtered";
  private static final String FILTER_TOO_COSTLY = "filter_too_costly";

  private final Endpoints endpoints;
  private final Engine engine;
  private final IdGenerator ids;
  private final RunRouting runs;
  private final FilterCache filters;

  public Router(
      Endpoints endpoints, RunRouting runs, Engine engine, IdGenerator ids, FilterCache filters) {
    this.endpoints = endpoints;
    this.runs = runs;
    this.engine = engine;
    this.ids = ids;
    this.filters = filters;
  }

  /** For endpoints without filters. */
  public Router(Endpoints endpoints, RunRouting runs, Engine engine, IdGenerator ids) {
    this(endpoints, runs, engine, ids, new FilterCache(FilterLanguage.NONE));
  }

  /** The jobs for every endpoint and every task that wants the event. */
  public List<Job> route(Event event) {
    return route(event, new FilterBudgets());
  }

  /**
   * The same for one of several events.
   *
   * @param budgets what the filters may cost for all of them
   */
  public List<Job> route(Event event, FilterBudgets budgets) {
    List<Endpoint> wanting = endpoints.wanting(event.project(), event.type());
    List<Job> triggered = runs.runsFor(event);
    if (wanting.isEmpty()) {
      return triggered;
    }
    List<Job> jobs = new ArrayList<>(wanting.size() + triggered.size());
    FilterSubject subject = null;
    for (Endpoint endpoint : wanting) {
      if (endpoint.wantsOrigin(event)) {
        String filter = endpoint.filter();
        if (filter != null && endpoint.enabled()) {
          subject = subject == null ? subject(event) : subject;
          jobs.add(filtered(event, endpoint, filter, subject, budgets));
        } else {
          jobs.add(job(event, endpoint));
        }
      }
    }
    jobs.addAll(triggered);
    return jobs;
  }

  /** Whether {@link #route} would make any job, by all but the payload. */
  public boolean isWanted(Event event) {
    for (Endpoint endpoint : endpoints.wanting(event.project(), event.type())) {
      if (endpoint.wantsOrigin(event)) {
        return true;
      }
    }
    return runs.wants(event);
  }

  private static FilterSubject subject(Event event) {
    return new FilterSubject(event.type(), "", event.headers(), event.payload().bytes());
  }

  private Job filtered(
      Event event, Endpoint endpoint, String filter, FilterSubject subject, FilterBudgets budgets) {
    FilterVerdict verdict =
        filters
            .filter(filter)
            .map(usable -> usable.test(subject, budgets.of(usable)))
            .orElse(FilterVerdict.Differs.INSTANCE);
    return switch (verdict) {
      case FilterVerdict.Matches _ -> job(event, endpoint);
      case FilterVerdict.Differs _, FilterVerdict.Failed _ -> skipped(event, endpoint, FILTERED);
      case FilterVerdict.TooCostly _ -> skipped(event, endpoint, FILTER_TOO_COSTLY);
    };
  }

  private Job skipped(Event event, Endpoint endpoint, String reason) {
    Id id = ids.next();
    Instant now = id.time();
    return job(id, event, endpoint, JobStatus.SKIPPED, 0, now, null, reason, now);
  }

  /** The job for one endpoint, whether it wants the event or not. */
  public Job job(Event event, Endpoint endpoint) {
    Id id = ids.next();
    Instant now = id.time();
    if (!endpoint.enabled()) {
      return job(id, event, endpoint, JobStatus.SKIPPED, 0, now, null, DISABLED, now);
    }
    if (engine.reserve(endpoint.lane(), Claimed.weightBytes(event))) {
      return job(id, event, endpoint, JobStatus.RUNNING, 1, now, engine.owner(), null, null);
    }
    return job(id, event, endpoint, JobStatus.READY, 0, now, null, null, null);
  }

  private static Job job(
      Id id,
      Event event,
      Endpoint endpoint,
      JobStatus status,
      int attempt,
      Instant now,
      @Nullable Id owner,
      @Nullable String reason,
      @Nullable Instant finishedAt) {
    return new Job(
        id,
        JobKind.DELIVERY,
        event.project(),
        event.id(),
        endpoint.id(),
        status,
        attempt,
        0,
        now,
        owner,
        reason,
        null,
        finishedAt);
  }
}
