package dev.hookline.operate;

import dev.hookline.delivery.DeliveryChange;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.live.ChangeFeed;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What an operator does to a single delivery. All methods block until the change is durable, tell
 * the engine and the live feed, and throw StoreUnavailable.
 */
public final class DeliveryControl {

  private static final String CANCELLED = "cancelled_by_operator";

  private final JobActions actions;
  private final EventReader events;
  private final Engine engine;
  private final ChangeFeed feed;
  private final InstantSource clock;

  public DeliveryControl(
      JobActions actions, EventReader events, Engine engine, ChangeFeed feed, InstantSource clock) {
    this.actions = actions;
    this.events = events;
    this.engine = engine;
    this.feed = feed;
    this.clock = clock;
  }

  /** Has it attempted at once, whatever became of it before, but for an attempt under way. */
  public JobActions.Result retryNow(Id project, Id delivery) {
    Instant now = Instant.ofEpochMilli(clock.millis()); // as exact as a store keeps it
    JobActions.Result result = actions.retryNow(project, delivery, now);
    if (result instanceof JobActions.Result.Changed(Job job)) {
      engine.waits(job.lane(), job.dueAt());
      publish(job, now);
    }
    return result;
  }

  /** Calls it off, if it has not ended. The result of an attempt under way is not kept. */
  public JobActions.Result cancel(Id project, Id delivery) {
    Instant now = Instant.ofEpochMilli(clock.millis()); // as exact as a store keeps it
    JobActions.Result result = actions.cancel(project, delivery, CANCELLED, now);
    if (result instanceof JobActions.Result.Changed(Job job)) {
      engine.cancelled(job);
      publish(job, now);
    }
    return result;
  }

  private void publish(Job job, Instant now) {
    events
        .find(job.project(), job.event())
        .ifPresent(event -> feed.publish(DeliveryChange.of(job, event, now)));
  }
}
