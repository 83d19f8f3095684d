package dev.hookline.spring;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.http.HttpWorkerTransport;
import dev.hookline.sdk.transport.WorkerTransport;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerBuilder;
import dev.hookline.sdk.worker.WorkerObserver;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/**
 * A worker for the tasks of the application: beans of type {@link Task}, and methods with {@link
 * HookTask}. A bean of type {@link WorkerTransport} replaces the way over HTTP.
 */
@AutoConfiguration(after = HooklineAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "hookline.worker.enabled", matchIfMissing = true)
public final class HooklineWorkerAutoConfiguration {

  /** The way to the server of {@code hookline.url}. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(WorkerTransport.class)
  @ConditionalOnProperty("hookline.api-key")
  HttpWorkerTransport hooklineWorkerTransport(HooklineProperties properties) {
    return new HttpWorkerTransport(
        URI.create(properties.url()), Objects.requireNonNull(properties.apiKey()));
  }

  /** The worker; it starts with the application. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(WorkerTransport.class)
  HooklineWorker hooklineWorker(
      WorkerTransport transport,
      HooklineProperties properties,
      ObjectProvider<JsonMapper> jsonMapper,
      ObjectProvider<WorkerObserver> observers,
      ConfigurableListableBeanFactory beans) {
    return new HooklineWorker(
        () -> tasks(beans),
        tasks -> {
          WorkerBuilder builder = builder(properties.worker()).transport(transport);
          jsonMapper.ifUnique(builder::json);
          var observer = new ObserverList(observers.orderedStream().toList());
          return builder.observer(observer).tasks(tasks).build();
        });
  }

  private static WorkerBuilder builder(HooklineProperties.WorkerProperties properties) {
    WorkerBuilder builder =
        Worker.builder().slots(properties.slots()).drainTimeout(properties.drainTimeout());
    if (properties.name() != null) {
      builder.name(properties.name());
    }
    return properties.version() == null ? builder : builder.version(properties.version());
  }

  private static List<Task<?, ?>> tasks(ConfigurableListableBeanFactory beans) {
    var tasks = new ArrayList<Task<?, ?>>();
    beans.getBeansOfType(Task.class).values().forEach(tasks::add);
    tasks.addAll(TaskMethods.find(beans));
    return tasks;
  }
}
