package dev.hookline.http.ingest;

import dev.hookline.ingest.Receipt;
import dev.hookline.live.Meters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A request that is answered once, on its event loop. */
final class PendingAnswer {

  private final HttpServerRequest request;
  private final Meters meters;
  private final String provider;
  private final long startedNanos;
  private boolean bodyRead;
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

  boolean isReading() {
    return !bodyRead && !ended;
  }

  void bodyIsRead() {
    bodyRead = true;
  }

  void end(Receipt receipt) {
    end(IngestAnswer.of(receipt));
  }

  private void end(IngestAnswer answer) {
    if (ended) {
      return; // answered already; the receipt came too late
    }
    ended = true;
    meters.received(provider, answer.result(), System.nanoTime() - startedNanos);
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      answer.writeTo(response);
    }
  }

  /** For a request whose body was not read to its end. */
  void endAndClose(IngestAnswer answer) {
    if (!ended) {
      LastAnswer.of(request);
      end(answer);
    }
  }
}
