package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Where the runs of a task wait, and how many of them may run at once. What an operator sets at the
 * server wins.
 *
 * @param name shared by the tasks that name it; null for a queue of the task's own
 * @param concurrency how many runs of the queue execute at once, over all workers; null for any
 *     number
 * @param concurrencyPerKey how many runs with the same concurrency key execute at once; null for
 *     any number
 */
public record QueueDefinition(
    @Nullable String name, @Nullable Integer concurrency, @Nullable Integer concurrencyPerKey) {

  public QueueDefinition {
    atLeastOne("concurrency", concurrency);
    atLeastOne("concurrencyPerKey", concurrencyPerKey);
  }

  private static void atLeastOne(String field, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(field + " must be 1 or more, not " + value);
    }
  }
}
