package dev.hookline.sdk.http;

import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.RegisterAnswer.FieldProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the API says is wrong: {@code application/problem+json}, RFC 9457.
 *
 * @param code stable; {@code http_<status>} when the answer has none
 * @param errors which fields are wrong, when fields are
 */
public record Problem(String code, String detail, List<FieldProblem> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, byte[] body) {
    String ownCode = "http_" + status;
    try {
      JsonFields fields = JsonFields.of(body);
      return new Problem(
          Objects.requireNonNullElse(fields.optionalText("code"), ownCode),
          detail(fields),
          fields.objects("errors").stream().map(Problem::fieldProblem).toList());
    } catch (JsonMappingFailure notJson) {
      return new Problem(ownCode, "the answer is not that of a Hookline server", List.of());
    }
  }

  private static String detail(JsonFields fields) {
    @Nullable String detail = fields.optionalText("detail");
    return detail == null
        ? Objects.requireNonNullElse(fields.optionalText("title"), "no further particulars")
        : detail;
  }

  private static FieldProblem fieldProblem(JsonFields fields) {
    return new FieldProblem(
        fields.optionalText("pointer"),
        Objects.requireNonNullElse(fields.optionalText("message"), "is not valid"));
  }
}
