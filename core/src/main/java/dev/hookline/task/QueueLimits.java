package dev.hookline.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task's definition says of a queue; null for no limit.
 *
 * @param queue its name
 */
public record QueueLimits(
    String queue, @Nullable Integer concurrency, @Nullable Integer concurrencyPerKey) {

  /**
   * What a definition says that gives these limits. Null when it says nothing of them: it only
   * names a queue, which others may share. Of the task's own queue it says that there are none.
   */
  public static @Nullable QueueLimits declared(
      String task, String queue, @Nullable Integer concurrency, @Nullable Integer perKey) {
    boolean isOwn = queue.equals(TaskDefinition.ownQueue(task));
    return isOwn || concurrency != null || perKey != null
        ? new QueueLimits(queue, concurrency, perKey)
        : null;
  }
}
