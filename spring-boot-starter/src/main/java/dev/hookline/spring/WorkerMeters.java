package dev.hookline.spring;

import dev.hookline.sdk.worker.RunOutcome;
import dev.hookline.sdk.worker.WorkerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times each execution: {@code hookline.task.runs} by {@code task} and {@code outcome}. */
final class WorkerMeters implements WorkerObserver {

  private final MeterRegistry registry;

  WorkerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ended(String task, RunOutcome outcome, Duration duration) {
    Timer.builder("hookline.task.runs")
        .description("Executions of runs, by task and outcome")
        .tag("task", task)
        .tag("outcome", outcome.code())
        .register(registry)
        .record(duration);
  }
}
