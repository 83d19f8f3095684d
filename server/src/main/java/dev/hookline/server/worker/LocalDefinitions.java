package dev.hookline.server.worker;

import dev.hookline.id.Id;
import dev.hookline.ingest.Sources;
import dev.hookline.job.RetryPolicy;
import dev.hookline.sdk.EventSubscription;
import dev.hookline.sdk.QueueDefinition;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.Subscription;
import dev.hookline.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks as the SDK describes them, as the server knows them. */
final class LocalDefinitions {

  private final Id project;
  private final Sources sources;

  LocalDefinitions(Id project, Sources sources) {
    this.project = project;
    this.sources = sources;
  }

  /**
   * Translates a definition.
   *
   * @throws IllegalArgumentException when it names a source that there is not
   */
  TaskDefinition definition(dev.hookline.sdk.TaskDefinition task, Instant now) {
    dev.hookline.sdk.RetryPolicy retry = task.retry();
    Duration maxDuration = task.maxDuration();
    return new TaskDefinition(
        project,
        task.id(),
        task.description(),
        queueOf(task),
        retry == null
            ? TaskDefinition.RETRY_STANDARD
            : new RetryPolicy.Exponential(
                retry.maxAttempts(), retry.min(), retry.max(), retry.factor(), retry.jitter()),
        maxDuration == null ? TaskDefinition.MAX_DURATION_STANDARD : maxDuration,
        task.ttl(),
        task.on().stream().map(this::subscription).toList(),
        null,
        now);
  }

  @Nullable QueueLimits limits(dev.hookline.sdk.TaskDefinition task) {
    QueueDefinition queue = task.queue();
    return QueueLimits.declared(
        task.id(),
        queueOf(task),
        queue == null ? null : queue.concurrency(),
        queue == null ? null : queue.concurrencyPerKey());
  }

  private static String queueOf(dev.hookline.sdk.TaskDefinition task) {
    QueueDefinition queue = task.queue();
    @Nullable String name = queue == null ? null : queue.name();
    return name == null ? TaskDefinition.ownQueue(task.id()) : name;
  }

  private Subscription subscription(EventSubscription subscription) {
    List<Id> wanted = new ArrayList<>();
    for (String named : subscription.sources()) {
      List<Id> meant = sources.meant(project, named);
      if (meant.isEmpty()) {
        throw new IllegalArgumentException("there is no source " + named);
      }
      wanted.addAll(meant);
    }
    return new Subscription(subscription.eventTypes(), wanted);
  }
}
