package dev.hookline.operate;

import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What an operator does to a single delivery. All methods block until the change is durable, tell
 * the engine and the live feed, and throw StoreUnavailable.
 */
public final class DeliveryControl {

  private static final String CANCELLED = "cancelled_by_operator";

  /** How the wish to try a delivery again ended. */
  public sealed interface Retried {
    record Changed(Job job) implements Retried {}

    record NotFound() implements Retried {}

    /**
     * @param why for a person to read
     */
    record NotAllowed(Job job, String why) implements Retried {}
  }

  private final JobReader jobs;
  private final JobActions actions;
  private final EventReader events;
  private final Endpoints endpoints;
  private final Engine engine;
  private final DeliveryNews news;
  private final InstantSource clock;

  public DeliveryControl(
      JobReader jobs,
      JobActions actions,
      EventReader events,
      Endpoints endpoints,
      Engine engine,
      DeliveryNews news,
      InstantSource clock) {
    this.jobs = jobs;
    this.actions = actions;
    this.events = events;
    this.endpoints = endpoints;
    this.engine = engine;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Has it attempted at once, whatever became of it before; but not while an attempt is under way,
   * nor when its endpoint may not have it any more.
   */
  public Retried retryNow(Id project, Id delivery) {
    Job present =
        jobs.find(project, delivery).filter(job -> job.kind() == JobKind.DELIVERY).orElse(null);
    if (present == null) {
      return new Retried.NotFound();
    }
    Endpoint endpoint = endpoints.find(present.target());
    if (endpoint == null) {
      return new Retried.NotAllowed(present, "its endpoint was deleted");
    }
    boolean maySend =
        events.find(project, present.event()).filter(endpoint::sharesTenantWith).isPresent();
    if (!maySend) {
      return new Retried.NotAllowed(present, "its endpoint is another tenant's now");
    }
    Instant now = Instant.ofEpochMilli(clock.millis()); // as exact as a store keeps it
    return switch (actions.retryNow(project, delivery, now)) {
      case JobActions.Result.Changed(Job job) -> {
        engine.waits(job.lane(), job.dueAt());
        news.tell(List.of(job), now);
        yield new Retried.Changed(job);
      }
      case JobActions.Result.NotFound() -> new Retried.NotFound();
      case JobActions.Result.NotAllowed(Job job) ->
          new Retried.NotAllowed(job, "an attempt is under way or about to begin");
    };
  }

  /** Calls it off, if it has not ended. The result of an attempt under way is not kept. */
  public JobActions.Result cancel(Id project, Id delivery) {
    Instant now = Instant.ofEpochMilli(clock.millis()); // as exact as a store keeps it
    JobActions.Result result = actions.cancel(project, delivery, CANCELLED, now);
    if (result instanceof JobActions.Result.Changed(Job job)) {
      engine.cancelled(job);
      news.tell(List.of(job), now);
    }
    return result;
  }
}
