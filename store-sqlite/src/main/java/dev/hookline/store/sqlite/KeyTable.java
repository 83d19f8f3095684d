package dev.hookline.store.sqlite;

import java.util.Arrays;

/**
 * A hash table from a key's hash to the events that have it: open addressing with linear probing.
 * Two events may share a hash, because what counts is decided by their keys. For one thread.
 */
final class KeyTable {

  /** No event has this number. */
  private static final long FREE = 0;

  private long[] slots = new long[2 * 1_024];
  private int size;

  int size() {
    return size;
  }

  void add(long hash, long event) {
    if (4 * size >= slots.length) {
      grow();
    }
    put(hash, event);
    size++;
  }

  /** Adds the events with this hash to {@code found}. */
  void find(long hash, KeyPairs found) {
    int mask = slots.length - 2;
    for (int at = start(hash, mask); slots[at + 1] != FREE; at = (at + 2) & mask) {
      if (slots[at] == hash) {
        found.add(hash, slots[at + 1]);
      }
    }
  }

  /** All hashes, ascending; one that several events have is there as often. */
  long[] hashes() {
    long[] hashes = new long[size];
    int count = 0;
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at + 1] != FREE) {
        hashes[count++] = slots[at];
      }
    }
    Arrays.sort(hashes);
    return hashes;
  }

  void remove(long hash, long event) {
    int mask = slots.length - 2;
    int hole = start(hash, mask);
    while (slots[hole] != hash || slots[hole + 1] != event) {
      if (slots[hole + 1] == FREE) {
        return;
      }
      hole = (hole + 2) & mask;
    }
    size--;
    // What follows is moved up, unless it would then stand before its place.
    for (int at = (hole + 2) & mask; slots[at + 1] != FREE; at = (at + 2) & mask) {
      int home = start(slots[at], mask);
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        slots[hole] = slots[at];
        slots[hole + 1] = slots[at + 1];
        hole = at;
      }
    }
    slots[hole + 1] = FREE;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (int at = 0; at < old.length; at += 2) {
      if (old[at + 1] != FREE) {
        put(old[at], old[at + 1]);
      }
    }
  }

  private void put(long hash, long event) {
    int mask = slots.length - 2;
    int at = start(hash, mask);
    while (slots[at + 1] != FREE) {
      at = (at + 2) & mask;
    }
    slots[at] = hash;
    slots[at + 1] = event;
  }

  private static int start(long hash, int mask) {
    return (int) (hash ^ (hash >>> Integer.SIZE)) << 1 & mask;
  }
}
