package dev.hookline.http.api.task;

import dev.hookline.id.IdPrefix;
import dev.hookline.job.RetryPolicy;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.RunQueue;
import dev.hookline.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API shows it.
 *
 * @param workers how many are connected that execute it
 * @param url where it is executed; null for a task of workers
 * @param secret what each attempt is signed with; in the answer to its making only
 */
record TaskView(
    String id,
    String kind,
    @Nullable String description,
    QueueView queue,
    RetryView retry,
    Duration maxDuration,
    @Nullable Duration ttl,
    List<SubscriptionView> on,
    int workers,
    @Nullable String url,
    @Nullable Duration timeout,
    @Nullable String secret,
    Instant updatedAt) {

  record QueueView(
      String name, @Nullable Integer concurrency, @Nullable Integer concurrencyPerKey) {}

  record RetryView(int maxAttempts, Duration min, Duration max, double factor, boolean jitter) {}

  record SubscriptionView(List<String> eventTypes, List<String> sources) {}

  /**
   * @param queue the present one of its name; null when there is none yet
   * @param secret null when it is not to be shown
   */
  static TaskView of(
      TaskDefinition task, @Nullable RunQueue queue, int workers, @Nullable String secret) {
    HttpTarget http = task.http();
    return new TaskView(
        task.name(),
        http == null ? "worker" : "http",
        task.description(),
        queue == null
            ? new QueueView(task.queue(), null, null)
            : new QueueView(queue.name(), queue.concurrency(), queue.concurrencyPerKey()),
        retry(task.retry()),
        task.maxDuration(),
        task.ttl(),
        task.subscriptions().stream()
            .map(on ->
                new SubscriptionView(
                    on.eventTypes(),
                    on.sources().stream().map(id -> id.text(IdPrefix.SOURCE)).toList()))
            .toList(),
        workers,
        http == null ? null : http.url(),
        http == null ? null : http.timeout(),
        secret,
        task.updatedAt());
  }

  private static RetryView retry(RetryPolicy.Exponential retry) {
    return new RetryView(
        retry.maxAttempts(), retry.min(), retry.max(), retry.factor(), retry.jitter());
  }
}
