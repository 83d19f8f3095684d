package dev.hookline.http.ingest;

import dev.hookline.ingest.CompiledSource;
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
  private final @Nullable CompiledSource source;
  private final long startedNanos;
  private long bodyReadNanos;
  private boolean bodyRead;
  private boolean ended;

  /**
   * @param source null for an unknown URL
   */
  PendingAnswer(
      HttpServerRequest request,
      Meters meters,
      @Nullable CompiledSource source,
      long startedNanos) {
    this.request = request;
    this.meters = meters;
    this.source = source;
    this.startedNanos = startedNanos;
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
    IngestAnswer standard = standard(IngestAnswer.of(receipt));
    CustomResponse response = source == null ? null : source.source().settings().response();
    end(response == null ? standard : CustomAnswer.of(standard, receipt, response));
  }

  /** As the provider wants it. */
  private IngestAnswer standard(IngestAnswer answer) {
    return source != null && source.answersWithoutBody() ? answer.withoutBody() : answer;
  }

  private void end(IngestAnswer answer) {
    if (ended) {
      return; // answered already; the receipt came too late
    }
    ended = true;
    String provider = source == null ? "unknown" : source.source().provider();
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
      end(standard(answer));
    }
  }
}
