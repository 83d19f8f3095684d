package dev.hookline.task;

import dev.hookline.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * Where runs wait. Each concurrency key in it has a lane of its own; runs without one share the
 * lane that has the queue's id.
 *
 * @param name unique in the project, 1 to {@link #NAME_LENGTH_MAX} characters
 * @param concurrency how many of its runs execute at once; null for no limit
 * @param concurrencyPerKey the same for each concurrency key; null for no limit
 * @param setByOperator whether the limits are an operator's, which no worker changes
 */
public record RunQueue(
    Id id,
    Id project,
    String name,
    @Nullable Integer concurrency,
    @Nullable Integer concurrencyPerKey,
    boolean paused,
    boolean setByOperator) {

  public static final int NAME_LENGTH_MAX = 140;
  public static final int CONCURRENCY_MAX = 100_000;

  public RunQueue withPaused(boolean now) {
    return new RunQueue(id, project, name, concurrency, concurrencyPerKey, now, setByOperator);
  }

  public RunQueue withLimits(@Nullable Integer all, @Nullable Integer perKey, boolean byOperator) {
    return new RunQueue(id, project, name, all, perKey, paused, byOperator);
  }
}
