package dev.hookline.store.sqlite;

import dev.hookline.job.JobKind;
import java.sql.SQLException;

/**
 * How a transaction changes the number of jobs in each state; written once per commit, so that
 * nobody ever has to count rows.
 */
final class JobCounts {

  private static final String ADD =
      """
      INSERT INTO job_count (kind, status, jobs) VALUES (?, ?, ?)
      ON CONFLICT (kind, status) DO UPDATE SET jobs = jobs + excluded.jobs
      """;

  private final long[] deltas = new long[JobKind.values().length * Codes.STATUSES];

  void add(int kind, int status, long jobs) {
    deltas[kind * Codes.STATUSES + status] += jobs;
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
    java.util.Arrays.fill(deltas, 0);
  }

  /** Writes what has changed. */
  void flush(Session session) throws SQLException {
    for (int at = 0; at < deltas.length; at++) {
      if (deltas[at] != 0) {
        long kind = at / Codes.STATUSES;
        long status = at % Codes.STATUSES;
        session.query(ADD).put(kind).put(status).put(deltas[at]).update();
      }
    }
  }
}
