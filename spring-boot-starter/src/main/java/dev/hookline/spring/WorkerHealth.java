package dev.hookline.spring;

import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health of the worker: how it stands with the server, and its slots. */
final class WorkerHealth implements HealthIndicator {

  private final HooklineWorker worker;

  WorkerHealth(HooklineWorker worker) {
    this.worker = worker;
  }

  @Override
  public Health health() {
    return worker
        .worker()
        .map(WorkerHealth::health)
        .orElseGet(() -> Health.up().withDetail("worker", "none").build());
  }

  private static Health health(Worker worker) {
    return state(worker.state())
        .withDetail("slots", worker.slots())
        .withDetail("slotsUsed", worker.slotsUsed())
        .build();
  }

  private static Health.Builder state(WorkerState state) {
    return switch (state) {
      case WorkerState.Connected connected ->
          Health.up().withDetail("session", connected.session());
      case WorkerState.Disconnected disconnected ->
          Health.down().withDetail("reason", disconnected.reason());
      case WorkerState.New starting -> Health.unknown();
      case WorkerState.Draining draining -> Health.outOfService();
      case WorkerState.Closed closed -> Health.outOfService();
    };
  }
}
