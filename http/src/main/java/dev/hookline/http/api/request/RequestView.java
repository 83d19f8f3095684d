package dev.hookline.http.api.request;

import dev.hookline.event.Event;
import dev.hookline.event.Payload;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.ingest.Source;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request at a source as the API shows it.
 *
 * @param id of an accepted one, that of its event
 * @param filter the expression that is not true for it
 * @param confirmation how far that is which a handshake asked for
 * @param event what it became or repeated
 * @param method and {@code remoteAddress}: not known of accepted ones
 * @param body null in lists
 * @param bodyEncoding {@code utf8} or {@code base64}
 */
record RequestView(
    String id,
    String source,
    String status,
    @Nullable String rejectionCause,
    @Nullable String rejection,
    @Nullable String filter,
    @Nullable String confirmation,
    @Nullable String confirmationDetail,
    @Nullable String event,
    @Nullable String method,
    @Nullable String remoteAddress,
    Map<String, String> headers,
    @Nullable Integer bodyBytes,
    @Nullable String body,
    @Nullable String bodyEncoding,
    @Nullable Boolean bodyTruncated,
    Instant receivedAt) {

  /** Without the body. */
  static RequestView listed(ReceivedRequest request, @Nullable Source source) {
    return switch (request) {
      case ReceivedRequest.Accepted(Event event) -> accepted(event, null, null, source);
      case ReceivedRequest.Kept(KeptRequest kept) -> kept(kept, null, source);
    };
  }

  static RequestView whole(ReceivedRequest request, @Nullable Source source) {
    return switch (request) {
      case ReceivedRequest.Accepted(Event event) -> {
        Payload payload = event.payload();
        int length = payload.bytes().length;
        BodyText body = BodyText.of(payload.bytes(), length, KeptRequest.BODY_KEPT_BYTES);
        yield accepted(event, length, body, source);
      }
      case ReceivedRequest.Kept(KeptRequest kept) ->
          kept(
              kept,
              BodyText.of(kept.body(), kept.bodyBytes(), KeptRequest.BODY_KEPT_BYTES),
              source);
    };
  }

  private static RequestView accepted(
      Event event, @Nullable Integer bodyBytes, @Nullable BodyText body, @Nullable Source source) {
    String id = event.id().text(IdPrefix.EVENT);
    return new RequestView(
        id,
        event.source() == null ? "" : event.source().text(IdPrefix.SOURCE),
        RequestStatus.ACCEPTED.word(),
        null,
        null,
        null,
        null,
        null,
        id,
        null,
        null,
        HeaderRedaction.shown(event.headers(), source),
        bodyBytes,
        body == null ? null : body.text(),
        body == null ? null : body.encoding(),
        body == null ? null : body.truncated(),
        event.receivedAt());
  }

  private static RequestView kept(
      KeptRequest request, @Nullable BodyText body, @Nullable Source source) {
    RejectionCause cause = request.cause();
    Confirmation confirmation = request.confirmation();
    return new RequestView(
        request.id().text(IdPrefix.REQUEST),
        request.source().text(IdPrefix.SOURCE),
        request.status().word(),
        cause == null ? null : cause.word(),
        cause == null ? null : cause.sentence(),
        request.filter(),
        confirmation == null ? null : confirmation.state().word(),
        confirmation == null ? null : confirmation.detail(),
        request.event() == null ? null : request.event().text(IdPrefix.EVENT),
        request.method(),
        request.remoteAddress(),
        HeaderRedaction.shown(request.headers(), source),
        request.bodyBytes() == KeptRequest.NOT_READ ? null : request.bodyBytes(),
        body == null ? null : body.text(),
        body == null ? null : body.encoding(),
        body == null ? null : body.truncated(),
        request.receivedAt());
  }
}
