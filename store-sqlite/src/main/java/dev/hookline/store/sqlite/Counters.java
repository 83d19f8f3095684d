package dev.hookline.store.sqlite;

import dev.hookline.job.JobKind;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * How a transaction changes the number of jobs in each state and of accepted events; written once
 * per commit, so that nobody ever has to count rows.
 */
final class Counters {

  private static final int STATES_PER_KIND = 16;

  /** The row that says how many events were ever accepted; those before it are about jobs. */
  static final int ACCEPTED = STATES_PER_KIND * JobKind.values().length;

  private static final String ADD =
      """
      INSERT INTO counter (id, value) VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET value = value + excluded.value
      """;

  private final long[] deltas = new long[ACCEPTED + 1];

  /** The row for the jobs of a kind in a state. */
  static int row(int kind, int status) {
    return kind * STATES_PER_KIND + status;
  }

  void accepted() {
    deltas[ACCEPTED]++;
  }

  void add(int kind, int status, long jobs) {
    deltas[row(kind, status)] += jobs;
  }

  void move(int kind, int from, int to, long jobs) {
    add(kind, from, -jobs);
    add(kind, to, jobs);
  }

  long[] snapshot() {
    return deltas.clone();
  }

  void restore(long[] snapshot) {
    System.arraycopy(snapshot, 0, deltas, 0, deltas.length);
  }

  void clear() {
    Arrays.fill(deltas, 0);
  }

  /** Writes what has changed. */
  void flush(Session session) throws SQLException {
    for (int row = 0; row < deltas.length; row++) {
      if (deltas[row] != 0) {
        session.query(ADD).put(row).put(deltas[row]).update();
      }
    }
  }
}
