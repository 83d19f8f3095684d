package dev.hookline.http.ingest;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.ContentDecoder;
import dev.hookline.ingest.Receipt;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.signatures.handshake.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place where receipts become HTTP.
 *
 * @param result the word under which the request is counted
 * @param contentType null for an answer without one
 * @param retryAfterSeconds for the answers that ask to come again; null for the others
 * @param headers further fields; null for none
 */
record IngestAnswer(
    String result,
    int status,
    @Nullable CharSequence contentType,
    Buffer body,
    @Nullable String retryAfterSeconds,
    @Nullable Headers headers) {

  private static final String GREETED = "handshake";
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");
  private static final int TAKEN = 202;
  private static final String RETRY_SOON = "2";
  private static final Headers TAKEN_METHODS =
      new Headers.Builder().add("Allow", "POST, PUT, PATCH, DELETE").build();

  /** The body did not come in time. */
  static final IngestAnswer TOO_SLOW =
      problem("request_timeout", 408, "The body did not arrive in time.", null);

  /** The body cannot be told from what follows it. */
  static final IngestAnswer MALFORMED =
      problem("invalid_request", 400, "The framing of the request is wrong.", null);

  static IngestAnswer of(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(Id event) -> accepted("accepted", event, false);
      case Receipt.Duplicate(Id event) -> accepted("duplicate", event, true);
      case Receipt.Batch(List<Id> events, boolean duplicate) -> batch(events, duplicate);
      case Receipt.Filtered(Id request) ->
          json(
              "filtered",
              "{\"filtered\":true,\"request\":\"" + request.text(IdPrefix.REQUEST) + "\"}");
      case Receipt.Greeted(Reply.Answer answer) -> greeting(answer);
      case Receipt.Rejected(RejectionCause cause) -> rejected(cause);
      case Receipt.Limited(long waitMillis) -> limited(waitMillis);
      case Receipt.UnknownSource() ->
          problem("source_not_found", 404, "There is no source at this URL.", null);
      case Receipt.Gone() -> problem("source_deleted", 410, "This source was deleted.", null);
      case Receipt.Unavailable(String why) ->
          problem("store_unavailable", 503, "The event was not stored: " + why, RETRY_SOON);
    };
  }

  /** For senders that want 200, and no body; what a handshake is answered stays. */
  IngestAnswer withoutBody() {
    return result.equals(GREETED)
        ? this
        : new IngestAnswer(
            result,
            status == TAKEN ? 200 : status,
            null,
            Buffer.buffer(),
            retryAfterSeconds,
            headers);
  }

  void writeTo(HttpServerResponse response) {
    response.setStatusCode(status);
    if (contentType != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    }
    if (status == 415) {
      response.putHeader(HttpHeaders.ACCEPT_ENCODING, ContentDecoder.CODINGS); // RFC 7694
    }
    if (retryAfterSeconds != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
    }
    if (headers != null) {
      headers.forEach(response::putHeader);
    }
    response.end(body);
  }

  private static IngestAnswer greeting(Reply.Answer answer) {
    Headers.Builder headers = new Headers.Builder();
    answer.headers().forEach(headers::add);
    headers.add("X-Content-Type-Options", "nosniff");
    return new IngestAnswer(
        GREETED,
        answer.status(),
        answer.contentType(),
        Buffer.buffer(answer.body()),
        null,
        headers.build());
  }

  private static IngestAnswer rejected(RejectionCause cause) {
    return problem(
        cause.word(),
        cause.status(),
        cause.sentence(),
        null,
        cause == RejectionCause.METHOD_NOT_ALLOWED ? TAKEN_METHODS : null);
  }

  private static IngestAnswer accepted(String result, Id event, boolean duplicate) {
    String body = "{\"id\":\"" + event.text(IdPrefix.EVENT) + "\",\"duplicate\":" + duplicate + "}";
    return json(result, body);
  }

  private static IngestAnswer batch(List<Id> events, boolean duplicate) {
    String ids =
        events.stream()
            .map(event -> "\"" + event.text(IdPrefix.EVENT) + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    String first = events.getFirst().text(IdPrefix.EVENT);
    return json(
        duplicate ? "duplicate" : "accepted",
        "{\"id\":\"" + first + "\",\"duplicate\":" + duplicate + ",\"ids\":" + ids + "}");
  }

  private static IngestAnswer json(String result, String body) {
    return new IngestAnswer(
        result, TAKEN, JSON, Buffer.buffer(body.getBytes(StandardCharsets.ISO_8859_1)), null, null);
  }

  private static IngestAnswer problem(
      String code, int status, String detail, @Nullable String retryAfterSeconds) {
    return problem(code, status, detail, retryAfterSeconds, null);
  }

  private static IngestAnswer limited(long waitMillis) {
    RejectionCause cause = RejectionCause.RATE_LIMITED;
    long seconds = (waitMillis + 999) / 1000;
    return problem(cause.word(), cause.status(), cause.sentence(), Long.toString(seconds), null);
  }

  /** RFC 9457. The texts are ours and hold nothing that JSON would have to escape. */
  private static IngestAnswer problem(
      String code,
      int status,
      String detail,
      @Nullable String retryAfterSeconds,
      @Nullable Headers headers) {
    String body =
        "{\"type\":\"urn:hookline:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
            .formatted(code, code.replace('_', ' '), status, detail.replace('"', '\''), code);
    return new IngestAnswer(code, status, PROBLEM, Buffer.buffer(body), retryAfterSeconds, headers);
  }
}
