package dev.hookline.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Some hundred thousand dedupe keys, sorted by hash and stored in chunks of one page. What is kept
 * in memory is the filter, which answers nearly all questions, and the first hash of each chunk.
 *
 * @param newestEvent when this one is deleted, so are all others of the run
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record KeyRun(long number, long newestEvent, long[] firstHashes, KeyFilter filter) {

  /** A chunk fills a page of 8 KiB. */
  static final int PAIRS_PER_CHUNK = 500;

  private static final int CHUNKS_MAX = 1 << 16;

  static final String CHUNK = "SELECT pairs FROM dedupe_chunk WHERE id = ?";

  private static final String INSERT =
      "INSERT INTO dedupe_run (id, newest_event, first_hashes, filter) VALUES (?, ?, ?, ?)";

  static long chunkId(long run, int chunk) {
    return run * CHUNKS_MAX + chunk;
  }

  /** Adds the events whose keys may have this hash to {@code found}. */
  void find(Session session, long hash, KeyPairs found) throws SQLException {
    if (filter.mayContain(hash)) {
      findBetween(session, number, firstHashes, hash, hash, found);
    }
  }

  /** Adds the events of a run whose keys have a hash between these two to {@code found}. */
  static void findBetween(
      Session session, long number, long[] firstHashes, long first, long last, KeyPairs found)
      throws SQLException {
    int place = Arrays.binarySearch(firstHashes, first);
    // Chunks never part equal hashes, so the chunk that begins with it has all of them.
    int chunk = place >= 0 ? place : Math.max(0, -place - 2);
    for (; chunk < firstHashes.length && firstHashes[chunk] <= last; chunk++) {
      byte[] pairs = session.query(CHUNK).put(chunkId(number, chunk)).first(Row::bytes);
      if (pairs != null) {
        collect(ByteBuffer.wrap(pairs).asLongBuffer(), first, last, found);
      }
    }
  }

  private static void collect(LongBuffer pairs, long first, long last, KeyPairs found) {
    int low = 0;
    int high = pairs.limit() / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairs.get(2 * middle) < first) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int at = low; at < pairs.limit() / 2 && pairs.get(2 * at) <= last; at++) {
      found.add(pairs.get(2 * at), pairs.get(2 * at + 1));
    }
  }

  void insert(Session session) throws SQLException {
    session
        .query(INSERT)
        .put(number)
        .put(newestEvent)
        .put(bytes(firstHashes))
        .put(bytes(filter.bits()))
        .update();
  }

  static KeyRun read(Row row) throws SQLException {
    long number = row.number();
    long newestEvent = row.number();
    return new KeyRun(number, newestEvent, longs(row.bytes()), new KeyFilter(longs(row.bytes())));
  }

  static long[] longs(byte[] bytes) {
    LongBuffer buffer = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] longs = new long[buffer.remaining()];
    buffer.get(longs);
    return longs;
  }

  static byte[] bytes(long[] longs) {
    ByteBuffer buffer = ByteBuffer.allocate(longs.length * Long.BYTES);
    buffer.asLongBuffer().put(longs);
    return buffer.array();
  }
}
