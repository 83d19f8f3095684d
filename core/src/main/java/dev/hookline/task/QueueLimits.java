package dev.hookline.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task's definition says of a queue; null for no limit.
 *
 * @param queue its name
 */
public record QueueLimits(
    String queue, @Nullable Integer concurrency, @Nullable Integer concurrencyPerKey) {}
