package dev.hookline.store.sqlite;

import dev.hookline.job.Run;
import dev.hookline.job.Step;
import dev.hookline.job.StepBudget;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What runs have memoised. */
final class RunSteps {

  static final String LIST = "SELECT key, output FROM run_step WHERE run = ? ORDER BY key";

  private static final String SAVE =
      "INSERT OR REPLACE INTO run_step (run, key, output) VALUES (?, ?, ?)";

  /** So that a claim looks for steps only where there are some. */
  static final String MARK = "UPDATE run SET has_steps = 1 WHERE id = ? AND has_steps = 0";

  private RunSteps() {}

  static void save(Transaction transaction, long run, Step step) throws SQLException {
    transaction.query(SAVE).put(run).put(step.key()).put(step.output()).update();
    transaction.query(MARK).put(run).update();
  }

  /** Stops after the first that is too much, which tells that there are too many. */
  static Run load(Statements statements, long id, Run run) throws SQLException {
    List<Step> steps = new ArrayList<>();
    StepBudget budget = new StepBudget();
    statements
        .query(LIST)
        .put(id)
        .forEachWhile(row -> {
          Step step = new Step(row.text(), row.bytes());
          steps.add(step);
          return budget.take(step);
        });
    return run.withSteps(steps);
  }
}
