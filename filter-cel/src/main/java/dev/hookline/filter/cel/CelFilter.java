package dev.hookline.filter.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.hookline.filter.EventFilter;
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

  CelFilter(String expression, CelRuntime.Program program) {
    this.expression = expression;
    this.program = program;
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public FilterVerdict test(FilterSubject subject) {
    try {
      return Boolean.TRUE.equals(program.eval(name -> variable(subject, name)))
          ? FilterVerdict.Matches.INSTANCE
          : FilterVerdict.Differs.INSTANCE;
    } catch (CelEvaluationException failure) {
      return new FilterVerdict.Failed(String.valueOf(failure.getMessage()));
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
