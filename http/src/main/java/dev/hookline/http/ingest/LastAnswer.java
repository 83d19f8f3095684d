package dev.hookline.http.ingest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/**
 * Ends a connection with its last answer. The close comes a moment later, because closing a socket
 * with unread input makes the system throw the answer away.
 */
public final class LastAnswer {

  private static final long LINGER_MILLIS = 250;

  private LastAnswer() {}

  /** To be called on the event loop before the answer is written. */
  public static void of(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop").owner();
    request
        .response()
        .endHandler(ended ->
            vertx.setTimer(
                LINGER_MILLIS, timer -> request.connection().close().onFailure(gone -> {})));
  }
}
