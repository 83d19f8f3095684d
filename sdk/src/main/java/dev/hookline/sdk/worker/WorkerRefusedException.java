package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.RegisterAnswer;
import java.util.stream.Collectors;

/** Thrown when the server would not register a worker, and would not on repetition either. */
public final class WorkerRefusedException extends RuntimeException {

  private final String code;

  WorkerRefusedException(RegisterAnswer.Refused refused) {
    super(message(refused));
    code = refused.code();
  }

  /** The stable code of the refusal. */
  public String code() {
    return code;
  }

  static String message(RegisterAnswer.Refused refused) {
    String problems =
        refused.problems().stream()
            .map(problem -> "\n  " + problem.pointer() + ": " + problem.message())
            .collect(Collectors.joining());
    return refused.code() + ": " + refused.detail() + problems;
  }
}
