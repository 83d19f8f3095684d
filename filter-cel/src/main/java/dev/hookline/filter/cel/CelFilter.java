package dev.hookline.filter.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.hookline.filter.EventFilter;
import dev.hookline.filter.FilterBudget;
import dev.hookline.filter.FilterSubject;
import dev.hookline.filter.FilterVerdict;
import java.util.Optional;

/** One expression, compiled. */
final class CelFilter implements EventFilter {

  static final String TYPE = "type";
  static final String METHOD = "method";
  static final String HEADERS = "headers";
  static final String PAYLOAD = "payload";

  private final String expression;
  private final CelRuntime.Program program;
  private final CostPlan costs;

  CelFilter(String expression, CelRuntime.Program program, CostPlan costs) {
    this.expression = expression;
    this.program = program;
    this.costs = costs;
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public FilterVerdict test(FilterSubject subject, FilterBudget budget) {
    CostMeter meter = new CostMeter(costs, budget.next());
    try {
      return Boolean.TRUE.equals(program.trace(name -> variable(subject, name), meter))
          ? FilterVerdict.Matches.INSTANCE
          : FilterVerdict.Differs.INSTANCE;
    } catch (CelEvaluationException failure) {
      return new FilterVerdict.Failed(String.valueOf(failure.getMessage()));
    } catch (CostExceeded stopped) {
      return FilterVerdict.TooCostly.INSTANCE;
    } finally {
      budget.spend(meter.taken());
    }
  }

  /** Asked for only when the expression needs it. */
  private static Optional<Object> variable(FilterSubject subject, String name) {
    return switch (name) {
      case TYPE -> Optional.of(subject.type());
      case METHOD -> Optional.of(subject.method());
      case HEADERS -> Optional.of(view(subject).headers());
      case PAYLOAD -> Optional.of(view(subject).payload());
      default -> Optional.empty();
    };
  }

  private static SubjectView view(FilterSubject subject) {
    return subject.view(SubjectView.class, SubjectView::new);
  }
}
