package dev.hookline.http.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem. It never tells of classes, queries or files of the server.
 *
 * @param errors the fields that are wrong; null unless fields are what is wrong
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable List<FieldError> errors) {

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code.type(), code.title(), code.status(), detail, code.code(), null);
  }

  static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
    return new Problem(
        code.type(), code.title(), code.status(), detail, code.code(), List.copyOf(errors));
  }

  /** Whether trying again later may help. */
  public boolean worthRetrying() {
    return status == 429 || status == 503;
  }
}
