package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.sql.SQLException;

/** Finds events by name for readers, from what {@link DedupeKeys} has stored. */
final class KeySearch {

  private static final String BEGIN = "BEGIN";
  private static final String END = "COMMIT";
  private static final String RUNS = "SELECT id, first_hashes FROM dedupe_run";

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Run(long number, long[] firstHashes) {}

  private KeySearch() {}

  /**
   * The events that may have this name as their dedupe key or as their own id, as a JSON array of
   * row numbers.
   */
  static String candidates(Session session, String name) throws SQLException {
    long first = KeyHash.first(name);
    long last = KeyHash.last(first);
    KeyPairs found = new KeyPairs();
    session.query(BEGIN).update(); // one snapshot: keys move from the recent ones into runs
    try {
      session
          .query(DedupeKeys.RECENT)
          .forEachWhile(row -> {
            row.number();
            collect(row.bytes(), first, last, found);
            return true;
          });
      for (Run run : session.query(RUNS).list(KeySearch::run)) {
        KeyRun.findBetween(session, run.number(), run.firstHashes(), first, last, found);
      }
    } finally {
      session.query(END).update();
    }
    StringBuilder ids = new StringBuilder("[");
    ids.append(Id.parse(IdPrefix.EVENT, name).map(Id::high).orElse(0L));
    for (int at = 0; at < found.size(); at++) {
      ids.append(',').append(found.event(at));
    }
    return ids.append(']').toString();
  }

  private static void collect(byte[] pairs, long first, long last, KeyPairs found) {
    LongBuffer longs = ByteBuffer.wrap(pairs).asLongBuffer();
    for (int at = 0; at < longs.limit(); at += 2) {
      if (longs.get(at) >= first && longs.get(at) <= last) {
        found.add(longs.get(at), longs.get(at + 1));
      }
    }
  }

  private static Run run(Row row) throws SQLException {
    return new Run(row.number(), KeyRun.longs(row.bytes()));
  }
}
