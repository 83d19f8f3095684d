package dev.hookline.bench.receive;

/** A 64-bit hash of an id: with a million ids, two share one with a chance of 1 in 30 million. */
final class Hash {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Hash() {}

  static long of(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ bytes[at]) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
