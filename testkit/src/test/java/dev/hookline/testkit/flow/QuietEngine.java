package dev.hookline.testkit.flow;

import dev.hookline.delivery.Deliverer;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.DeliveryObserver;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.JobKind;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.InstantSource;
import java.util.Map;

/** An engine that takes jobs and begins none, for what lies before it. */
final class QuietEngine {

  private final Endpoints endpoints;
  private final Engine engine;

  QuietEngine(MemoryStore store, IdGenerator ids, InstantSource clock) {
    endpoints = new Endpoints(store.endpoints());
    EndpointSwitch endpointSwitch =
        new EndpointSwitch(
            endpoints,
            store.jobStore(),
            new DeliveryNews(store.eventReader(), new ChangeFeed(16)),
            this::engine,
            Runnable::run,
            clock);
    Deliverer deliverer =
        new Deliverer(
            endpoints, (request, done) -> {}, endpointSwitch, ids, clock, "Hookline/test");
    engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(JobKind.DELIVERY, deliverer),
            lane -> task -> {},
            new DeliveryObserver(new ChangeFeed(16), Meters.NONE, clock),
            FailureAlerts.NONE,
            clock,
            ids,
            EngineLimits.STANDARD);
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Engine engine() {
    return engine;
  }
}
