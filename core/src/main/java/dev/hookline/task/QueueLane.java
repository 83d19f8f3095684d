package dev.hookline.task;

import dev.hookline.id.Id;

/**
 * A concurrency key's own lane in a queue.
 *
 * @param id the target of its jobs
 */
public record QueueLane(Id id, Id queue, String key) {}
