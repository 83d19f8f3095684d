package dev.hookline.spring;

import dev.hookline.sdk.worker.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToIntFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Meters of the worker, when there is a registry. */
@AutoConfiguration(
    after = HooklineWorkerAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, HooklineWorker.class})
public final class HooklineMetricsAutoConfiguration {

  /** Times executions. */
  @Bean
  WorkerMeters hooklineWorkerMeters(MeterRegistry registry) {
    return new WorkerMeters(registry);
  }

  /** Slots, used and in all. */
  @Bean
  MeterBinder hooklineSlotMeters(ObjectProvider<HooklineWorker> worker) {
    return registry -> {
      Gauge.builder("hookline.worker.slots.used", () -> slots(worker, Worker::slotsUsed))
          .description("Runs that execute now")
          .register(registry);
      Gauge.builder("hookline.worker.slots", () -> slots(worker, Worker::slots))
          .description("Runs that can execute at once")
          .register(registry);
    };
  }

  private static int slots(ObjectProvider<HooklineWorker> worker, ToIntFunction<Worker> count) {
    HooklineWorker present = worker.getIfAvailable();
    return present == null ? 0 : present.worker().map(count::applyAsInt).orElse(0);
  }
}
