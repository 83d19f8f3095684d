package dev.hookline.http.api;

import dev.hookline.http.ingest.LastAnswer;
import dev.hookline.http.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One request and its answer. Made on the request's event loop. */
final class Exchange {

  /** What is still read of a refused body, so that the client gets to see the refusal. */
  private static final int DRAINED_BYTES_MAX = 8 << 20;

  private static final long DRAINED_MILLIS_MAX = 2_000;

  private final HttpServerRequest request;
  private final String requestId;
  private final Vertx vertx;
  private final Context context;
  private int drainedBytes;

  Exchange(HttpServerRequest request, String requestId) {
    this.request = request;
    this.requestId = requestId;
    Context current = Vertx.currentContext();
    if (current == null) {
      throw new IllegalStateException("not on an event loop");
    }
    this.context = current;
    this.vertx = current.owner();
  }

  HttpServerRequest request() {
    return request;
  }

  /** As it was sent; empty when the request line had none. */
  String path() {
    String path = request.path();
    return path == null ? "" : path;
  }

  String requestId() {
    return requestId;
  }

  Vertx vertx() {
    return vertx;
  }

  /** Answers from any thread, after the body was read. */
  void answer(EncodedAnswer answer) {
    context.runOnContext(_ -> write(answer));
  }

  /** The same, and tells when the client has gone before it had all of it. */
  void answer(EncodedAnswer answer, Runnable gone) {
    context.runOnContext(_ -> {
      if (request.response().closed()) {
        gone.run();
      } else {
        write(answer).onFailure(_ -> gone.run());
      }
    });
  }

  /** Tells when the client goes before it is answered. */
  void await(Runnable gone) {
    context.runOnContext(_ -> {
      if (request.response().closed()) {
        gone.run();
      } else {
        request.response().closeHandler(_ -> gone.run());
      }
    });
  }

  /** Has an answer be written bit by bit; on any thread. */
  void stream(ApiAnswer.Streaming streaming) {
    context.runOnContext(_ -> {
      setCommonHeaders(request.response());
      try {
        streaming.begin(request);
      } catch (RuntimeException | Error defect) {
        request.connection().close(); // what has been written cannot be taken back
        throw defect;
      }
    });
  }

  void refuse(Problem problem) {
    refuse(EncodedAnswer.of(problem));
  }

  /** Answers on the event loop, and ends the connection: where the next request begins is lost. */
  void refuseAndClose(Problem problem) {
    LastAnswer.of(request);
    write(EncodedAnswer.of(problem));
  }

  /**
   * Answers on the event loop, before the body was read. What is left of it is thrown away, and the
   * connection ended when that is much, or when it may never come: the next request on it could not
   * be found otherwise.
   */
  void refuse(EncodedAnswer answer) {
    if (request.isEnded() || !RequestHeaders.hasBody(request)) {
      write(answer);
      return;
    }
    if (RequestHeaders.awaitsContinue(request)
        || RequestHeaders.length(request) > DRAINED_BYTES_MAX) {
      LastAnswer.of(request);
      write(answer);
      return;
    }
    long timer = vertx.setTimer(DRAINED_MILLIS_MAX, _ -> request.connection().close());
    request.handler(this::drain);
    request.exceptionHandler(_ -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
    request.endHandler(_ -> vertx.cancelTimer(timer));
    write(answer);
  }

  private void drain(Buffer chunk) {
    drainedBytes += chunk.length();
    if (drainedBytes > DRAINED_BYTES_MAX) {
      request.connection().close();
    }
  }

  private Future<Void> write(EncodedAnswer answer) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    setCommonHeaders(response);
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("content-length", Integer.toString(answer.body().length));
      return response.end();
    }
    return response.end(Buffer.buffer(answer.body()));
  }

  private void setCommonHeaders(HttpServerResponse response) {
    response
        .putHeader("cache-control", "no-store")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("x-request-id", requestId);
  }
}
