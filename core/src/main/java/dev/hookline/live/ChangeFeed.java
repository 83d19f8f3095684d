package dev.hookline.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last changes, numbered, in a ring. Writers never wait: a reader asks for what follows the
 * number it has, at its own pace, and is told when the ring has overtaken it.
 */
public final class ChangeFeed {

  private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

  private final @Nullable Change[] ring;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long lastNumber;

  /**
   * @param capacity how many changes are kept for readers that come back
   */
  public ChangeFeed(int capacity) {
    ring = new Change[capacity];
  }

  /**
   * What a reader gets: the changes, the number to go on from, and whether some were lost before
   * them.
   */
  public record Page(List<Change> changes, long lastNumber, boolean gap) {}

  public void publish(Change change) {
    synchronized (ring) {
      lastNumber++;
      ring[(int) (lastNumber % ring.length)] = change;
    }
    for (Runnable listener : listeners) {
      tell(listener);
    }
  }

  /** Changes are published where jobs are; a reader's defect must not reach them. */
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException defect) {
      log.error("A reader of changes failed", defect);
    }
  }

  /** The number of the latest change; 0 before the first. */
  public long lastNumber() {
    synchronized (ring) {
      return lastNumber;
    }
  }

  /**
   * At most {@code limit} changes that follow a number; after one that was never given, those that
   * are yet to come.
   */
  public Page after(long number, int limit) {
    synchronized (ring) {
      long known = Math.clamp(number, 0, lastNumber);
      long first = Math.max(known + 1, lastNumber - ring.length + 1);
      boolean gap = number > lastNumber || first > known + 1;
      List<Change> changes = new ArrayList<>();
      long next = first;
      for (; next <= lastNumber && changes.size() < limit; next++) {
        Change change = ring[(int) (next % ring.length)];
        if (change != null) {
          changes.add(change);
        }
      }
      return new Page(changes, next - 1, gap);
    }
  }

  /**
   * Runs something after each change, on the thread that made it; it must only pass a signal on.
   *
   * @return ends it
   */
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
