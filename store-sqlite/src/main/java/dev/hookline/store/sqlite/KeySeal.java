package dev.hookline.store.sqlite;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * A full table of recent keys on its way into a run: sorted beside the writer, then written some
 * chunks per commit, so that no commit is held up by it.
 */
final class KeySeal {

  private static final String INSERT_CHUNK =
      "INSERT OR REPLACE INTO dedupe_chunk (id, pairs) VALUES (?, ?)";

  /** Chunks of a run that was not finished before the process ended. */
  private static final String DELETE_LEFTOVERS = "DELETE FROM dedupe_chunk WHERE id > ? AND id < ?";

  /** What there is to write. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Sorted(KeyRun run, KeyPairs pairs, int[] chunkStarts) {}

  private final KeyTable keys;
  private final long lastRecentRow;
  private final CompletableFuture<Sorted> sorted;
  private int chunksCommitted;
  private int chunksWritten;

  /**
   * Begins to sort.
   *
   * @param keys changed by nobody from now on
   * @param lastRecentRow the last row of recent keys that the run will replace
   * @param oldestEvent keys of older events are left out: those are deleted
   */
  KeySeal(KeyTable keys, long runNumber, long lastRecentRow, long oldestEvent) {
    this.keys = keys;
    this.lastRecentRow = lastRecentRow;
    this.sorted = CompletableFuture.supplyAsync(() -> sort(keys, runNumber, oldestEvent));
  }

  long lastRecentRow() {
    return lastRecentRow;
  }

  void find(long hash, KeyPairs found) {
    keys.find(hash, found);
  }

  private static Sorted sort(KeyTable keys, long runNumber, long oldestEvent) {
    long[] hashes = keys.hashes();
    KeyPairs all = new KeyPairs();
    for (int at = 0; at < hashes.length; at++) {
      if (at == 0 || hashes[at] != hashes[at - 1]) {
        keys.find(hashes[at], all);
      }
    }
    KeyPairs pairs = new KeyPairs();
    long newestEvent = 0;
    for (int at = 0; at < all.size(); at++) {
      if (all.event(at) >= oldestEvent) {
        pairs.add(all.hash(at), all.event(at));
        newestEvent = Math.max(newestEvent, all.event(at));
      }
    }
    int[] starts = chunkStarts(pairs);
    long[] firstHashes = Arrays.stream(starts).mapToLong(pairs::hash).toArray();
    KeyRun run = new KeyRun(runNumber, newestEvent, firstHashes, KeyFilter.of(pairs));
    return new Sorted(run, pairs, starts);
  }

  private static int[] chunkStarts(KeyPairs pairs) {
    int[] starts = new int[pairs.size() / KeyRun.PAIRS_PER_CHUNK + 1];
    int chunks = 0;
    int next = 0;
    while (next < pairs.size()) {
      starts[chunks++] = next;
      next = Math.min(pairs.size(), next + KeyRun.PAIRS_PER_CHUNK);
      while (next < pairs.size() && pairs.hash(next) == pairs.hash(next - 1)) {
        next++;
      }
    }
    return Arrays.copyOf(starts, chunks);
  }

  /**
   * Writes at most so many chunks.
   *
   * @return whether the run is written whole
   */
  boolean write(Session session, int chunksAtMost) throws SQLException {
    if (!sorted.isDone() || sorted.isCompletedExceptionally()) {
      return false; // the keys stay in memory and in their rows, which is safe
    }
    Sorted ready = sorted.join();
    KeyRun run = ready.run();
    int chunks = ready.chunkStarts().length;
    int end = Math.min(chunks, chunksCommitted + chunksAtMost);
    for (; chunksWritten < end; chunksWritten++) {
      int from = ready.chunkStarts()[chunksWritten];
      int to =
          chunksWritten + 1 < chunks
              ? ready.chunkStarts()[chunksWritten + 1]
              : ready.pairs().size();
      session
          .query(INSERT_CHUNK)
          .put(KeyRun.chunkId(run.number(), chunksWritten))
          .put(ready.pairs().bytes(from, to))
          .update();
    }
    if (chunksWritten < chunks) {
      return false;
    }
    session
        .query(DELETE_LEFTOVERS)
        .put(KeyRun.chunkId(run.number(), chunks - 1))
        .put(KeyRun.chunkId(run.number() + 1, 0))
        .update();
    run.insert(session);
    return true;
  }

  void committed() {
    chunksCommitted = chunksWritten;
  }

  void rolledBack() {
    chunksWritten = chunksCommitted;
  }

  /** The run, once it is written whole. */
  KeyRun run() {
    return sorted.join().run();
  }
}
