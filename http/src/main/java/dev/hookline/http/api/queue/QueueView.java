package dev.hookline.http.api.queue;

import dev.hookline.task.QueueState;
import dev.hookline.task.RunQueue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue and how it stands.
 *
 * @param concurrency how many of its runs execute at once; null for no limit
 * @param setByOperator whether the limits are an operator's, which no definition changes
 * @param depth how many runs wait, counted up to 100,000
 * @param running how many are executed
 * @param oldest since when the first waits; null when none does
 */
record QueueView(
    String name,
    @Nullable Integer concurrency,
    @Nullable Integer concurrencyPerKey,
    boolean setByOperator,
    boolean paused,
    int depth,
    int running,
    @Nullable Instant oldest) {

  static QueueView of(RunQueue queue, QueueState.Standing standing) {
    return new QueueView(
        queue.name(),
        queue.concurrency(),
        queue.concurrencyPerKey(),
        queue.setByOperator(),
        queue.paused(),
        standing.depth(),
        standing.running(),
        standing.oldestDue());
  }
}
