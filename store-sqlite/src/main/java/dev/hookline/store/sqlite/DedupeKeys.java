package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dedupe keys are taken. An index over random keys would dirty a page of its own for each
 * event, which costs more than storing the event; so the keys of recent events are in memory, and
 * in rows that only grow at their end, and go into sorted runs that never change (a log-structured
 * merge tree, O'Neil et al. 1996, without the merging). A hash leads to candidates; whether one of
 * them is the first is decided by its row. For the writer only.
 */
final class DedupeKeys {

  private static final int PAIRS_PER_ROW = 250;
  private static final long UNKNOWN = -1;
  private static final long NONE = 0;

  /** An id begins with its time in milliseconds. */
  private static final int TIME_SHIFT = 16;

  /** Twice as fast as keys come in. */
  private static final int KEYS_PER_CHUNK_WRITTEN = KeyRun.PAIRS_PER_CHUNK / 2;

  /** Five times as fast as rows come in; all at once would read as many old pages in one commit. */
  private static final int KEYS_PER_ROW_DELETED = PAIRS_PER_ROW / 5;

  static final String FIRST =
      """
      SELECT id, low FROM event
      WHERE id = ? AND dedupe_key = ? AND coalesce(source, project) = ?
      """;

  private static final String PUT_RECENT =
      "INSERT OR REPLACE INTO dedupe_recent (id, pairs) VALUES (?, ?)";
  static final String RECENT = "SELECT id, pairs FROM dedupe_recent ORDER BY id";
  private static final String LAST_RECENT =
      "SELECT id, pairs FROM dedupe_recent ORDER BY id DESC LIMIT 1";
  static final String DELETE_RECENT =
      """
      DELETE FROM dedupe_recent WHERE id IN
        (SELECT id FROM dedupe_recent WHERE id <= ? ORDER BY id LIMIT ?)
      """;
  private static final String RUNS =
      "SELECT id, newest_event, first_hashes, filter FROM dedupe_run ORDER BY id";
  private static final String DELETE_RUN = "DELETE FROM dedupe_run WHERE id = ?";
  private static final String DELETE_CHUNKS = "DELETE FROM dedupe_chunk WHERE id >= ? AND id < ?";
  private static final String OLDEST_EVENT = "SELECT min(id) FROM event";

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record RecentRow(long id, byte[] pairs) {}

  private final int keysPerRun;
  private final KeyPairs candidates = new KeyPairs();
  private final KeyPairs fresh = new KeyPairs();
  private final List<KeyRun> runs = new ArrayList<>();
  private KeyTable recent = new KeyTable();
  private @Nullable KeySeal seal;
  private @Nullable KeyPairs tail;
  private long tailRow = 1;
  private boolean sealIsWritten;
  private long lastRowInRun = NONE;
  private boolean deletedTheLast;
  private long oldestEvent = UNKNOWN;
  private @Nullable KeyRun outdated;

  DedupeKeys(int keysPerRun) {
    this.keysPerRun = keysPerRun;
  }

  /** Reads what is stored: before the first transaction of a connection. */
  void load(Session session) throws SQLException {
    recent = new KeyTable();
    seal = null;
    tail = null;
    runs.clear();
    runs.addAll(session.query(RUNS).list(KeyRun::read));
    long oldest = session.query(OLDEST_EVENT).number();
    for (RecentRow row : session.query(RECENT).list(DedupeKeys::recentRow)) {
      KeyPairs pairs = new KeyPairs();
      pairs.addAll(row.pairs());
      for (int at = 0; at < pairs.size(); at++) {
        if (pairs.event(at) >= oldest) {
          recent.add(pairs.hash(at), pairs.event(at));
        }
      }
    }
  }

  /**
   * The stored event that has the dedupe key of this one, or null; then the key is its own from now
   * on.
   *
   * @param hashed the key's hash in the event's scope
   * @param sinceMillis an event before this time does not count; 0 for none
   */
  @Nullable Id take(Session session, Event event, String key, long hashed, long sinceMillis)
      throws SQLException {
    candidates.truncate(0);
    recent.find(hashed, candidates);
    KeySeal sealing = seal;
    if (sealing != null) {
      sealing.find(hashed, candidates);
    }
    for (int at = runs.size() - 1; at >= 0; at--) {
      runs.get(at).find(session, hashed, candidates);
    }
    long since = sinceMillis << TIME_SHIFT;
    for (int at = 0; at < candidates.size(); at++) {
      if (candidates.event(at) < since) {
        continue;
      }
      Id first =
          session.query(FIRST).put(candidates.event(at)).put(key).put(scope(event)).first(Row::id);
      if (first != null) {
        return first;
      }
    }
    recent.add(hashed, event.id().high());
    fresh.add(hashed, event.id().high());
    return null;
  }

  /** Within what the dedupe key of an event is its own: its source, or its project. */
  static long scope(Event event) {
    Id source = event.source();
    return source == null ? event.project().high() : source.high();
  }

  /** Stores what the transaction has taken, and goes on with a run if one is being made. */
  void flush(Session session) throws SQLException {
    if (fresh.size() == 0) {
      return;
    }
    writeFresh(session);
    deleteRowsInRun(session);
    KeySeal sealing = seal;
    if (sealing == null) {
      if (recent.size() >= keysPerRun) {
        oldestEvent = session.query(OLDEST_EVENT).number();
      }
    } else if (sealing.write(session, 1 + fresh.size() / KEYS_PER_CHUNK_WRITTEN)) {
      sealIsWritten = true;
      dropOutdatedRun(session);
    }
  }

  private void writeFresh(Session session) throws SQLException {
    KeyPairs open = tail;
    if (open == null) {
      open = new KeyPairs();
      RecentRow last = session.query(LAST_RECENT).first(DedupeKeys::recentRow);
      if (last != null) {
        tailRow = Math.max(tailRow, last.id());
        if (tailRow == last.id()) {
          open.addAll(last.pairs());
        }
      }
      tail = open;
    }
    for (int at = 0; at < fresh.size(); at++) {
      if (open.size() >= PAIRS_PER_ROW) {
        put(session, open);
        tailRow++;
        open.truncate(0);
      }
      open.add(fresh.hash(at), fresh.event(at));
    }
    put(session, open);
  }

  private void put(Session session, KeyPairs open) throws SQLException {
    session.query(PUT_RECENT).put(tailRow).put(open.bytes(0, open.size())).update();
  }

  /**
   * Some rows a commit. A restart finds the others and takes their keys for recent ones, so they
   * are in two places, which costs a look-up.
   */
  private void deleteRowsInRun(Session session) throws SQLException {
    if (lastRowInRun == NONE) {
      return;
    }
    int atMost = 1 + fresh.size() / KEYS_PER_ROW_DELETED;
    deletedTheLast = session.query(DELETE_RECENT).put(lastRowInRun).put(atMost).update() < atMost;
  }

  private void dropOutdatedRun(Session session) throws SQLException {
    if (runs.isEmpty()) {
      return;
    }
    KeyRun first = runs.getFirst();
    if (first.newestEvent() < session.query(OLDEST_EVENT).number()) {
      session
          .query(DELETE_CHUNKS)
          .put(KeyRun.chunkId(first.number(), 0))
          .put(KeyRun.chunkId(first.number() + 1, 0))
          .update();
      session.query(DELETE_RUN).put(first.number()).update();
      outdated = first;
    }
  }

  void committed() {
    if (deletedTheLast) {
      lastRowInRun = NONE;
    }
    KeySeal sealing = seal;
    if (sealing != null) {
      sealing.committed();
      if (sealIsWritten) {
        lastRowInRun = sealing.lastRecentRow();
        runs.remove(outdated);
        runs.add(sealing.run());
        seal = null;
      }
    } else if (oldestEvent != UNKNOWN) {
      long number = runs.isEmpty() ? 1 : runs.getLast().number() + 1;
      seal = new KeySeal(recent, number, tailRow, oldestEvent);
      recent = new KeyTable();
      tailRow++;
      tail = new KeyPairs();
    }
    begin();
  }

  void rolledBack() {
    for (int at = 0; at < fresh.size(); at++) {
      recent.remove(fresh.hash(at), fresh.event(at));
    }
    tail = null; // to be read again
    if (seal != null) {
      seal.rolledBack();
    }
    begin();
  }

  private void begin() {
    fresh.truncate(0);
    sealIsWritten = false;
    deletedTheLast = false;
    outdated = null;
    oldestEvent = UNKNOWN;
  }

  private static RecentRow recentRow(Row row) throws SQLException {
    return new RecentRow(row.number(), row.bytes());
  }
}
