package dev.hookline.store.sqlite;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Pairs of a key's hash and the event that has it, in a growing array. */
final class KeyPairs {

  static final int PAIR_BYTES = 2 * Long.BYTES;

  private long[] pairs = new long[64];
  private int size;

  int size() {
    return size;
  }

  long hash(int at) {
    return pairs[2 * at];
  }

  long event(int at) {
    return pairs[2 * at + 1];
  }

  void add(long hash, long event) {
    if (2 * size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * size] = hash;
    pairs[2 * size + 1] = event;
    size++;
  }

  /** Forgets all after the first so many. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** Adds what {@link #bytes} made. */
  void addAll(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      add(buffer.getLong(), buffer.getLong());
    }
  }

  byte[] bytes(int from, int to) {
    ByteBuffer buffer = ByteBuffer.allocate((to - from) * PAIR_BYTES);
    for (int at = from; at < to; at++) {
      buffer.putLong(hash(at)).putLong(event(at));
    }
    return buffer.array();
  }
}
