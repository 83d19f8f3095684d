package dev.hookline.http.api;

import dev.hookline.http.json.Json;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An answer as it goes on the wire. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record EncodedAnswer(int status, Map<String, String> headers, byte[] body) {

  private static final String CONTENT_TYPE = "content-type";
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {};

  static EncodedAnswer of(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok(int status, Object view, Object _) ->
          new EncodedAnswer(status, Map.of(CONTENT_TYPE, JSON), Json.write(view));
      case ApiAnswer.Written(int status, byte[] json, boolean _) ->
          new EncodedAnswer(status, Map.of(CONTENT_TYPE, JSON), json);
      case ApiAnswer.Bytes(String contentType, byte[] bytes, Map<String, String> more) -> {
        Map<String, String> headers = new HashMap<>(more);
        headers.put(CONTENT_TYPE, contentType);
        yield new EncodedAnswer(200, headers, bytes);
      }
      case ApiAnswer.NoContent() -> new EncodedAnswer(204, Map.of(), NOTHING);
      case ApiAnswer.Repeated(int status, String json) ->
          new EncodedAnswer(
              status,
              json.isEmpty()
                  ? Map.of("idempotency-replayed", "true")
                  : Map.of("idempotency-replayed", "true", CONTENT_TYPE, JSON),
              json.getBytes(StandardCharsets.UTF_8));
      case ApiAnswer.Failed(Problem problem) -> of(problem);
      case ApiAnswer.Streamed streamed -> throw new IllegalStateException("no end: " + streamed);
      case ApiAnswer.Later later -> throw new IllegalStateException("not given yet: " + later);
    };
  }

  static EncodedAnswer of(Problem problem) {
    Map<String, String> headers = new HashMap<>();
    headers.put(CONTENT_TYPE, "application/problem+json");
    if (problem.worthRetrying()) {
      headers.put("retry-after", "1");
    }
    if (problem.code().equals(ProblemCode.UNAUTHENTICATED.code())) {
      headers.put("www-authenticate", "Bearer realm=\"hookline\"");
    }
    return new EncodedAnswer(problem.status(), headers, Json.write(problem));
  }

  EncodedAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new EncodedAnswer(status, more, body);
  }
}
