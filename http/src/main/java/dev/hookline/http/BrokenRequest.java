package dev.hookline.http;

import dev.hookline.http.ingest.LastAnswer;
import dev.hookline.http.json.Json;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers what cannot be trusted as a request, and ends its connection: what follows on it cannot
 * be trusted either.
 */
final class BrokenRequest {

  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");

  private BrokenRequest() {}

  /** For requests that the decoder could not read. */
  static void refuseUnread(HttpServerRequest request) {
    refuse(request, problem(request.decoderResult().cause()));
  }

  static void refuse(HttpServerRequest request, Problem problem) {
    LastAnswer.of(request);
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
        .end(Buffer.buffer(Json.write(problem)));
  }

  private static Problem problem(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          ProblemCode.URI_TOO_LONG.problem("The request line is too long.");
      case TooLongHttpHeaderException _, TooLongFrameException _ ->
          ProblemCode.HEADERS_TOO_LARGE.problem("The headers are too large.");
      default -> ProblemCode.INVALID_REQUEST.problem("The request cannot be read as HTTP/1.1.");
    };
  }
}
