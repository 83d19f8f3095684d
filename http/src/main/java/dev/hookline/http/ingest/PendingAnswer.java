package dev.hookline.http.ingest;

import dev.hookline.ingest.Receipt;
import dev.hookline.live.Meters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A request that is answered once, on its event loop. */
final class PendingAnswer {

  private final HttpServerRequest request;
  private final Meters meters;
  private final String provider;
  private final long startedNanos;
  private boolean ended;

  PendingAnswer(HttpServerRequest request, Meters meters, String provider, long startedNanos) {
    this.request = request;
    this.meters = meters;
    this.provider = provider;
    this.startedNanos = startedNanos;
  }

  long startedNanos() {
    return startedNanos;
  }

  boolean isEnded() {
    return ended;
  }

  void end(Receipt receipt) {
    if (ended) {
      return; // answered 503 already; the receipt came too late
    }
    ended = true;
    IngestAnswer answer = IngestAnswer.of(receipt);
    meters.received(provider, answer.result(), System.nanoTime() - startedNanos);
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      answer.writeTo(response);
    }
  }

  /** For a request whose body was not read to its end. */
  void endAndClose(Receipt receipt) {
    if (!ended) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      end(receipt);
    }
  }
}
