package dev.hookline.delivery;

import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStore;
import dev.hookline.job.Lane;
import dev.hookline.job.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns endpoints off and on. What waits for an endpoint that is turned off is held, and goes on
 * when it is turned on; what arrives meanwhile is skipped.
 */
public final class EndpointSwitch {

  private static final Logger log = LoggerFactory.getLogger(EndpointSwitch.class);

  private final Endpoints endpoints;
  private final JobStore jobs;
  private final Supplier<Engine> engine;
  private final Executor background;
  private final InstantSource clock;

  /**
   * @param engine supplied, because the engine's handler of deliveries needs this switch
   * @param background for what must not block an event loop
   */
  public EndpointSwitch(
      Endpoints endpoints,
      JobStore jobs,
      Supplier<Engine> engine,
      Executor background,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.jobs = jobs;
    this.engine = engine;
    this.background = background;
    this.clock = clock;
  }

  /** Blocks. Empty when there is no such endpoint. */
  public Optional<Endpoint> disable(Id id, String reason) {
    Instant now = clock.instant();
    Optional<Endpoint> disabled = endpoints.change(id, endpoint -> endpoint.disabled(reason, now));
    disabled.ifPresent(endpoint -> jobs.hold(endpoint.lane(), "endpoint_disabled"));
    return disabled;
  }

  /** Blocks. Empty when there is no such endpoint. */
  public Optional<Endpoint> enable(Id id) {
    Instant now = clock.instant();
    Optional<Endpoint> enabled = endpoints.change(id, endpoint -> endpoint.enabled(now));
    enabled.ifPresent(endpoint -> {
      jobs.unhold(endpoint.lane(), now);
      engine.get().waits(endpoint.lane(), now);
    });
    return enabled;
  }

  /** Blocks. Deletes it and cancels what waits for it; false when there is no such endpoint. */
  public boolean delete(Id id) {
    if (endpoints.find(id) == null) {
      return false;
    }
    endpoints.remove(id);
    jobs.cancelAll(new Lane(JobKind.DELIVERY, id), "endpoint_deleted", clock.instant());
    return true;
  }

  /** {@link #disable} without blocking; the attempts that would go on meanwhile see 410 again. */
  void disableSoon(Id id, String reason) {
    background.execute(() -> {
      try {
        disable(id, reason);
        log.warn("endpoint.disabled endpoint={} reason={}", id, reason);
      } catch (StoreUnavailable unavailable) {
        log.warn("An endpoint could not be disabled: {}", unavailable.getMessage());
      }
    });
  }
}
