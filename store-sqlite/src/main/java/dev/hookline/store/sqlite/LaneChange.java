package dev.hookline.store.sqlite;

import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All jobs of a lane that are in one state go to another; neither is a final one.
 *
 * @param dueAt when they are due then; null to leave that
 */
record LaneChange(
    Lane lane, JobStatus from, JobStatus to, @Nullable String reason, @Nullable Instant dueAt) {

  static final String CHANGE =
      """
      UPDATE job SET status = ?, reason = ?, due_at = coalesce(?, due_at)
      WHERE id IN (
        SELECT id FROM job INDEXED BY job_open
        WHERE status < 3 AND status = ? AND kind = ? AND target = ? LIMIT ?)
      """;

  /** Changes at most so many; says how many it were. */
  int apply(Transaction transaction, int limit) throws SQLException {
    int changed =
        transaction
            .query(CHANGE)
            .put(Codes.of(to))
            .put(reason)
            .put(dueAt)
            .put(Codes.of(from))
            .put(Codes.of(lane.kind()))
            .put(lane.target().high())
            .put(limit)
            .update();
    transaction.counters().move(Codes.of(lane.kind()), Codes.of(from), Codes.of(to), changed);
    return changed;
  }
}
