package dev.hookline.bench.receive;

/** A set of long values by open addressing, without an object per value. */
final class LongHashSet {
  // Half a million values before it grows, which takes the receiver's thread some milliseconds.
  private static final int INITIAL_SLOTS = 1 << 20;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] slots = new long[INITIAL_SLOTS];
  private int size;
  private boolean holdsZero;

  /** Returns whether the value was new. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    if (size * 2 > slots.length) {
      grow();
    }
    boolean added = insert(slots, value);
    if (added) {
      size++;
    }
    return added;
  }

  private static boolean insert(long[] slots, long value) {
    int mask = slots.length - 1;
    int slot = (int) ((value * SPREAD) >>> 32) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == value) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = value;
    return true;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long value : slots) {
      if (value != 0) {
        insert(larger, value);
      }
    }
    slots = larger;
  }
}
