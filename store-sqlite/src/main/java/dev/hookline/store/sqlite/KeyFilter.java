package dev.hookline.store.sqlite;

/**
 * A Bloom filter in blocks of one cache line (Putze, Sanders, Singler: "Cache-, hash- and
 * space-efficient Bloom filters", 2009): says for sure that a hash is absent, or that it may be
 * there. With 16 bits a key about 1 in 1,000 absent ones may be there.
 */
final class KeyFilter {

  private static final int BITS_PER_KEY = 16;
  private static final int BLOCK_LONGS = 8;
  private static final int BITS_SET = 6;
  private static final int BIT_MASK = BLOCK_LONGS * Long.SIZE - 1;
  private static final int BIT_WIDTH = 9;

  private final long[] bits;
  private final int blocks;

  KeyFilter(long[] bits) {
    this.bits = bits;
    this.blocks = bits.length / BLOCK_LONGS;
  }

  static KeyFilter of(KeyPairs pairs) {
    int blocks = 1 + pairs.size() * BITS_PER_KEY / (BLOCK_LONGS * Long.SIZE);
    KeyFilter filter = new KeyFilter(new long[blocks * BLOCK_LONGS]);
    for (int at = 0; at < pairs.size(); at++) {
      filter.add(pairs.hash(at));
    }
    return filter;
  }

  /** All of it, to be stored. */
  long[] bits() {
    return bits;
  }

  private void add(long hash) {
    int block = block(hash);
    long places = places(hash);
    for (int set = 0; set < BITS_SET; set++) {
      int bit = (int) (places >>> (set * BIT_WIDTH)) & BIT_MASK;
      bits[block + (bit >>> 6)] |= 1L << bit;
    }
  }

  boolean mayContain(long hash) {
    int block = block(hash);
    long places = places(hash);
    for (int set = 0; set < BITS_SET; set++) {
      int bit = (int) (places >>> (set * BIT_WIDTH)) & BIT_MASK;
      if ((bits[block + (bit >>> 6)] & (1L << bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the block of a hash begins: its lower half, scaled to the number of blocks. */
  private int block(long hash) {
    return (int) (((hash & 0xFFFF_FFFFL) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
  }

  /** Six times nine bits that depend on all of the hash (the finalizer of MurmurHash3). */
  private static long places(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
