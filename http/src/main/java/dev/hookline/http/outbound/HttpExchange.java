package dev.hookline.http.outbound;

import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.event.Headers;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request and its answer on one connection. */
final class HttpExchange {

  private static final RequestOptions POST = new RequestOptions().setMethod(HttpMethod.POST);
  private static final RequestOptions GET = new RequestOptions().setMethod(HttpMethod.GET);

  private final OutboundAttempt attempt;
  private final RouteConnection connection;
  private final boolean reused;
  private final AnswerBody body = new AnswerBody();
  private @Nullable HttpClientResponse answer;
  private boolean over;

  HttpExchange(OutboundAttempt attempt, RouteConnection connection, boolean reused) {
    this.attempt = attempt;
    this.connection = connection;
    this.reused = reused;
  }

  void send(OutboundRequest request) {
    connection.requestBegins();
    connection
        .http()
        .request(options(request.method()))
        .onComplete((http, failure) -> {
          if (http == null) {
            broken(failure == null ? new IllegalStateException("no request") : failure);
          } else if (over) {
            http.reset();
          } else {
            send(request, http);
          }
        });
  }

  private static RequestOptions options(OutboundRequest.Method method) {
    return switch (method) {
      case GET -> GET;
      case POST -> POST;
    };
  }

  private void send(OutboundRequest request, HttpClientRequest http) {
    try {
      http.setURI(request.url().requestTarget());
      RequestHeaders.write(request, http.headers());
      http.response().onComplete(this::begun);
      switch (request.method()) {
        case GET -> http.end();
        case POST -> http.end(BufferInternal.buffer(Unpooled.wrappedBuffer(request.body())));
      }
    } catch (IllegalArgumentException illegalHeader) {
      abandon();
      attempt.fail(RequestHeaders.illegal(illegalHeader));
    }
  }

  /** Gives up the connection too: HTTP/1.1 has no other way to give up an answer. */
  void abandon() {
    over = true;
    connection.abort();
  }

  private void begun(@Nullable HttpClientResponse response, @Nullable Throwable failure) {
    if (response == null) {
      broken(failure == null ? new IllegalStateException("no answer") : failure);
      return;
    }
    int status = response.statusCode();
    response.exceptionHandler(this::broken);
    if (over) {
      return;
    }
    attempt.answerBegun();
    if (status < 200 || status > 599) {
      refuse("an answer with status " + status + " was not asked for");
    } else {
      answer = response;
      response.handler(this::read).endHandler(_ -> complete(response));
    }
  }

  private void read(Buffer chunk) {
    if (over) {
      return;
    }
    body.add(chunk);
    HttpClientResponse response = answer;
    if (body.isTooLong() && response != null) {
      answered(response);
      abandon();
    }
  }

  private void complete(HttpClientResponse response) {
    if (over) {
      return;
    }
    over = true;
    connection.release(KeepAlive.after(response));
    answered(response);
  }

  /** What has come of the answer; null when its head has not. */
  Exchange.@Nullable Begun begun() {
    HttpClientResponse response = answer;
    return response == null
        ? null
        : new Exchange.Begun(response.statusCode(), headers(response.headers()), body.kept());
  }

  private void answered(HttpClientResponse response) {
    over = true;
    attempt.answered(response.statusCode(), headers(response.headers()), body);
  }

  private void refuse(String detail) {
    if (!over) {
      abandon();
      attempt.fail(FailureReading.protocol(detail));
    }
  }

  private void broken(Throwable cause) {
    if (over) {
      return;
    }
    over = true;
    boolean begun = answer != null;
    Failure failure = FailureReading.ofExchange(begun, cause);
    connection.abort();
    if (begun) {
      attempt.fail(failure);
    } else {
      attempt.failedBeforeAnswer(reused && !connection.hasReceived(), failure);
    }
  }

  private static Headers headers(MultiMap fields) {
    Headers.Builder headers = new Headers.Builder();
    for (Map.Entry<String, String> field : fields) {
      headers.add(field.getKey(), field.getValue());
    }
    return headers.build();
  }
}
