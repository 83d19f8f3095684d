package dev.hookline.filter.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.ErrorValue;
import dev.cel.runtime.CelEvaluationListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of one evaluation and stops it when they exceed the budget. Every node that is
 * evaluated is a step, so loops count as often as they go round. What an operand costs the call
 * that takes it is counted before the call is made.
 */
final class CostMeter implements CelEvaluationListener {

  /** CEL keeps errors for later in loops, {@code ||} and {@code &&}; each is an exception. */
  private static final long ERROR_STEPS = 50;

  private final CostPlan plan;
  private final long[] sizes;
  private final long budget;
  private long left;

  CostMeter(CostPlan plan, long budget) {
    this.plan = plan;
    this.sizes = plan.sizes();
    this.budget = budget;
    this.left = budget;
  }

  @Override
  public void callback(CelExpr node, @Nullable Object value) {
    take(value instanceof ErrorValue ? ERROR_STEPS : 1);
    Operand operand = plan.operand(node.id());
    if (operand == null || value == null) {
      return;
    }
    long size = operand.use().isDeep() ? Size.deep(value, left) : Size.shallow(value);
    if (operand.isFirst()) {
      sizes[operand.slot()] = size;
    }
    take(operand.use().steps(operand, size, sizes[operand.slot()]));
  }

  /** The steps so far; more than the budget when it was stopped. */
  long taken() {
    return budget - left;
  }

  private void take(long steps) {
    left -= steps;
    if (left < 0) {
      throw new CostExceeded();
    }
  }
}
