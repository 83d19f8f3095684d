package dev.hookline.http.ingest;

import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.Receipt;
import dev.hookline.live.Meters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** A request that is answered once, on its event loop. */
final class PendingAnswer {

  private final HttpServerRequest request;
  private final Meters meters;
  private final String provider;
  private final long startedNanos;
  private final @Nullable CustomResponse response;
  private long bodyReadNanos;
  private boolean bodyRead;
  private boolean ended;

  /**
   * @param response what its source answers instead of the standard answer; null for most
   */
  PendingAnswer(
      HttpServerRequest request,
      Meters meters,
      String provider,
      long startedNanos,
      @Nullable CustomResponse response) {
    this.request = request;
    this.meters = meters;
    this.provider = provider;
    this.startedNanos = startedNanos;
    this.response = response;
  }

  long startedNanos() {
    return startedNanos;
  }

  /** When all of it was there; what it waits for since then is not its sender's doing. */
  long bodyReadNanos() {
    return bodyReadNanos;
  }

  boolean isEnded() {
    return ended;
  }

  boolean isReading() {
    return !bodyRead && !ended;
  }

  void bodyIsRead() {
    bodyRead = true;
    bodyReadNanos = System.nanoTime();
  }

  void end(Receipt receipt) {
    IngestAnswer answer = IngestAnswer.of(receipt);
    end(response == null ? answer : CustomAnswer.of(answer, receipt, response));
  }

  private void end(IngestAnswer answer) {
    if (ended) {
      return; // answered already; the receipt came too late
    }
    ended = true;
    meters.received(provider, answer.result(), System.nanoTime() - startedNanos);
    HttpServerResponse out = request.response();
    if (!out.closed()) {
      answer.writeTo(out);
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
