package dev.hookline.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the worker, unless {@code management.health.hookline.enabled} is false. */
@AutoConfiguration(after = HooklineWorkerAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(HooklineWorker.class)
@ConditionalOnBooleanProperty(name = "management.health.hookline.enabled", matchIfMissing = true)
public final class HooklineHealthAutoConfiguration {

  /** Up while the worker has a session, or the application has no tasks. */
  @Bean
  HealthIndicator hooklineHealthIndicator(HooklineWorker worker) {
    return new WorkerHealth(worker);
  }
}
