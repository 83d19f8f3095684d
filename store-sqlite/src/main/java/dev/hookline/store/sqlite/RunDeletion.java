package dev.hookline.store.sqlite;

import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import java.sql.SQLException;

/** Deletes what a run that has ended had in tables of its own. */
final class RunDeletion {

  private static final String PROJECT = "SELECT project FROM run WHERE id = ?";

  static final String DELETE_TAG = "DELETE FROM run_tag WHERE project = ? AND tag = ? AND id = ?";

  static final String DELETE_KEY =
      """
      DELETE FROM run_key
      WHERE project = ? AND task = ? AND text = ? AND is_debounce = ? AND run = ?
      """;

  static final String DELETE_STEPS = "DELETE FROM run_step WHERE run = ?";
  static final String DELETE_LOG = "DELETE FROM run_log WHERE run = ?";
  static final String DELETE_RUN = "DELETE FROM run WHERE id = ?";

  private RunDeletion() {}

  static void delete(Transaction transaction, long id) throws SQLException {
    Run run = transaction.query(RunRows.FIND).put(id).first(RunRows::run);
    if (run == null) {
      return;
    }
    long project = transaction.query(PROJECT).put(id).number();
    for (String tag : run.tags()) {
      transaction.query(DELETE_TAG).put(project).put(tag).put(id).update();
    }
    RunKey key = run.key();
    if (key != null) {
      transaction
          .query(DELETE_KEY)
          .put(project)
          .put(run.task())
          .put(key.text())
          .put(RunKeys.isDebounce(key))
          .put(id)
          .update();
    }
    transaction.query(RunWaits.FORGET).put(id).update();
    transaction.query(RunWaits.OVER).put(id).update();
    transaction.query(DELETE_STEPS).put(id).update();
    transaction.query(DELETE_LOG).put(id).update();
    transaction.query(DELETE_RUN).put(id).update();
  }
}
