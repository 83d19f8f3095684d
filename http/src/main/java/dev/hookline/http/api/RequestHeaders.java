package dev.hookline.http.api;

import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with the headers of a request, before any of its body is read. */
final class RequestHeaders {

  private static final Pattern JSON =
      Pattern.compile("application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?\\s*");

  private static final int LINE_LENGTH_MAX = 8 * 1024;

  private RequestHeaders() {}

  /** What is wrong with them; empty when the body can be read. */
  static Optional<Problem> problem(HttpServerRequest request) {
    if (request.headers().entries().stream().anyMatch(RequestHeaders::isTooLong)) {
      return Optional.of(
          ProblemCode.HEADERS_TOO_LARGE.problem(
              "A header line may have " + LINE_LENGTH_MAX + " bytes."));
    }
    if (!hasBody(request)) {
      return Optional.empty();
    }
    String coding = request.getHeader("content-encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return Optional.of(
          ProblemCode.UNSUPPORTED_ENCODING.problem("The body must not be compressed."));
    }
    List<String> types = request.headers().getAll("content-type");
    if (types.size() != 1 || !JSON.matcher(types.getFirst().toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE.problem("The body must be application/json."));
    }
    return Optional.empty();
  }

  private static boolean isTooLong(Map.Entry<String, String> line) {
    return line.getKey().length() + line.getValue().length() > LINE_LENGTH_MAX;
  }

  static boolean awaitsContinue(HttpServerRequest request) {
    return "100-continue".equalsIgnoreCase(request.getHeader("expect"));
  }

  static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains("transfer-encoding") || length(request) > 0;
  }

  /** The Content-Length; 0 when there is none. The server has refused what is not a number. */
  static long length(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    if (length == null) {
      return 0;
    }
    try {
      return Long.parseLong(length.strip());
    } catch (NumberFormatException notANumber) {
      return Long.MAX_VALUE;
    }
  }
}
