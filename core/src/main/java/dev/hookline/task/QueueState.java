package dev.hookline.task;

import dev.hookline.job.Lane;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How queues stand. */
public final class QueueState {

  public static final int COUNTED_MAX = 100_000;
  private static final int LANES_READ_MAX = 1_000;

  private final Queues queues;
  private final QueueStore store;
  private final QueueSlots slots;

  QueueState(Queues queues, QueueStore store, QueueSlots slots) {
    this.queues = queues;
    this.store = store;
    this.slots = slots;
  }

  /**
   * How a queue stands.
   *
   * @param depth how many runs wait, at most {@link #COUNTED_MAX}
   * @param running how many are executed by this process
   * @param oldestDue since when the first waits; null when none does
   */
  public record Standing(int depth, int running, @Nullable Instant oldestDue) {}

  /** Blocks. Of very many concurrency keys it reads the first 1,000. */
  public Standing of(RunQueue queue) {
    int running = slots.running(queue);
    int depth = 0;
    int claimed = 0;
    Instant oldest = null;
    int read = 0;
    for (Lane lane : queues.lanesOf(queue)) {
      if (++read > LANES_READ_MAX || depth >= COUNTED_MAX) {
        break;
      }
      LaneDepth found = store.depth(lane, COUNTED_MAX - depth);
      depth += found.waiting();
      claimed += found.claimed();
      Instant due = found.oldestDue();
      oldest = oldest == null || (due != null && due.isBefore(oldest)) ? due : oldest;
    }
    return new Standing(depth + Math.max(0, claimed - running), running, oldest);
  }
}
