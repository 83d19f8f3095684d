package dev.hookline.http.live;

import dev.hookline.id.Id;
import dev.hookline.live.Change;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows when the last delivery of an event has ended: by what was stored, and what was told since.
 */
final class OpenDeliveries {

  private static final Set<String> FINAL = Set.of("delivered", "failed", "cancelled", "skipped");

  private final Set<Id> open;
  private final long readAfter;
  private final long readBefore;
  private final boolean endless;

  private OpenDeliveries(Set<Id> open, long readAfter, long readBefore, boolean endless) {
    this.open = new HashSet<>(open);
    this.readAfter = readAfter;
    this.readBefore = readBefore;
    this.endless = endless;
  }

  /** For a stream without end. */
  static OpenDeliveries endless() {
    return new OpenDeliveries(Set.of(), 0, 0, true);
  }

  /**
   * For a stream that ends with them.
   *
   * @param readAfter the number of the last change when they were not yet read
   * @param readBefore the number of the last change when they had been read
   */
  static OpenDeliveries of(Set<Id> open, long readAfter, long readBefore) {
    return new OpenDeliveries(open, readAfter, readBefore, false);
  }

  boolean isEmpty() {
    return open.isEmpty() && !endless;
  }

  /** A change of the event, its deliveries or its runs. */
  void see(long number, Change change) {
    boolean isKnown = number <= readAfter; // to a reader that comes back, older changes are told
    if (endless || isKnown || change.kind() != Change.Kind.DELIVERY) {
      return;
    }
    if (FINAL.contains(change.status())) {
      open.remove(change.id());
    } else {
      open.add(change.id());
    }
  }

  /**
   * Whether the stream is to end after this change. After a gap it cannot know, so it ends, and
   * begins with the present state when it is asked for again.
   */
  boolean endAt(long number, boolean gap) {
    return !endless && (gap || (open.isEmpty() && number >= readBefore));
  }
}
