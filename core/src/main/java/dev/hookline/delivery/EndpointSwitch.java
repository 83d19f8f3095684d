package dev.hookline.delivery;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Alert;
import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns endpoints off and on. What waits for an endpoint that is turned off is held, and goes on
 * when it is turned on; what arrives meanwhile is skipped.
 */
public final class EndpointSwitch {

  private static final Logger log = LoggerFactory.getLogger(EndpointSwitch.class);
  private static final String DELETED = "endpoint_deleted";

  private final Endpoints endpoints;
  private final JobStore jobs;
  private final DeliveryNews news;
  private final Supplier<Engine> engine;
  private final Executor background;
  private final InstantSource clock;
  private volatile Function<Endpoint, @Nullable Alert> alertOf = _ -> null;

  /**
   * @param engine supplied, because the engine's handler of deliveries needs this switch
   * @param background for what must not block an event loop
   */
  public EndpointSwitch(
      Endpoints endpoints,
      JobStore jobs,
      DeliveryNews news,
      Supplier<Engine> engine,
      Executor background,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.jobs = jobs;
    this.news = news;
    this.engine = engine;
    this.background = background;
    this.clock = clock;
  }

  /**
   * Has an alert stored with each endpoint that is turned off.
   *
   * @param maker makes it of the endpoint as it will be; null when nobody wants to be told
   */
  public void alertWith(Function<Endpoint, @Nullable Alert> maker) {
    alertOf = maker;
  }

  /** Blocks. Empty when there is no such endpoint. */
  public synchronized Optional<Endpoint> disable(Id id, String reason) {
    Instant now = clock.instant();
    Optional<Endpoint> disabled =
        endpoints.change(
            id,
            endpoint -> endpoint.disabled(reason, now),
            (before, after) -> before.enabled() ? alertOf.apply(after) : null);
    disabled.ifPresent(endpoint -> {
      engine.get().wake(endpoint.lane()); // what waits for its turn in memory is held as well
      jobs.hold(endpoint.lane(), "endpoint_disabled");
    });
    return disabled;
  }

  /** Blocks. Empty when there is no such endpoint. */
  public synchronized Optional<Endpoint> enable(Id id) {
    Instant now = clock.instant();
    Optional<Endpoint> enabled = endpoints.change(id, endpoint -> endpoint.enabled(now));
    enabled.ifPresent(endpoint -> {
      goOn(endpoint.lane());
      engine.get().paceAnew(endpoint.lane());
    });
    return enabled;
  }

  private void goOn(Lane lane) {
    Instant now = clock.instant();
    jobs.unhold(lane, now);
    engine.get().waits(lane, now);
  }

  /** Blocks. Deletes it and cancels what waits for it; false when there is no such endpoint. */
  public synchronized boolean delete(Id id) {
    if (endpoints.find(id) == null) {
      return false;
    }
    Lane lane = new Lane(JobKind.DELIVERY, id);
    // first, so that after a failure the endpoint is still there to be deleted again
    cancelAll(lane);
    endpoints.remove(id);
    cancelAll(lane);
    engine.get().wake(lane);
    return true;
  }

  private void cancelAll(Lane lane) {
    Instant now = Instant.ofEpochMilli(clock.millis()); // as exact as a store keeps it
    jobs.cancelAll(lane, DELETED, now, cancelled -> news.tell(cancelled, now));
  }

  /** {@link #disable} without blocking; the attempts that would go on meanwhile see 410 again. */
  void disableSoon(Id id, String reason) {
    inBackground(() -> {
      if (isEnabled(id)) { // of many attempts that see 410 at once, the first is enough
        disable(id, reason);
        log.warn("endpoint.disabled endpoint={} reason={}", id.text(IdPrefix.ENDPOINT), reason);
      }
    });
  }

  /**
   * Jobs of an endpoint are held. If it has been turned on before they were stored as held, or the
   * store failed in between, nobody else would let them go on.
   */
  void goOnSoon(Id id) {
    if (isEnabled(id)) {
      inBackground(() -> goOnIfEnabled(id));
    }
  }

  private synchronized void goOnIfEnabled(Id id) {
    if (isEnabled(id)) {
      goOn(new Lane(JobKind.DELIVERY, id));
    }
  }

  private boolean isEnabled(Id id) {
    Endpoint endpoint = endpoints.find(id);
    return endpoint != null && endpoint.enabled();
  }

  private void inBackground(Runnable change) {
    background.execute(() -> {
      try {
        change.run();
      } catch (StoreUnavailable unavailable) {
        log.warn("An endpoint could not be turned off or on: {}", unavailable.getMessage());
      }
    });
  }
}
