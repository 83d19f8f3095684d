package dev.hookline.sdk.client;

import dev.hookline.sdk.http.ApiAnswer;
import dev.hookline.sdk.http.Problem;
import dev.hookline.sdk.transport.RegisterAnswer.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call did not succeed. Calls that may succeed on repetition have been repeated already, with the
 * same idempotency key.
 */
public final class HooklineException extends RuntimeException {

  /** The code when no answer came. */
  public static final String UNREACHABLE = "unreachable";

  /** The code when the calling thread was interrupted. */
  public static final String INTERRUPTED = "interrupted";

  private final String code;
  private final int status;
  private final transient List<FieldProblem> errors;

  HooklineException(
      String code,
      int status,
      String message,
      List<FieldProblem> errors,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  static HooklineException of(ApiAnswer answer) {
    Problem problem = answer.problem();
    String fields =
        problem.errors().stream()
            .map(error -> "\n  " + error.pointer() + ": " + error.message())
            .collect(Collectors.joining());
    String message = answer.status() + " " + problem.code() + ": " + problem.detail() + fields;
    return new HooklineException(problem.code(), answer.status(), message, problem.errors(), null);
  }

  /** What is wrong, stable, for example {@code task_not_found}. */
  public String code() {
    return code;
  }

  /** The HTTP status; 0 when no answer came. */
  public int status() {
    return status;
  }

  /** Which fields are wrong, when fields are. */
  public List<FieldProblem> errors() {
    return errors;
  }
}
