package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives requests that became no event to the log, cut to the size that is kept. */
final class RequestKeeper {

  private final RequestLog requests;
  private final IdGenerator ids;

  RequestKeeper(RequestLog requests, IdGenerator ids) {
    this.requests = requests;
    this.ids = ids;
  }

  Receipt rejected(Source source, InboundRequest request, RejectionCause cause) {
    keep(source, request, request.body(), RequestStatus.REJECTED, cause, null, null, null);
    return new Receipt.Rejected(cause);
  }

  /**
   * @param confirmation null when the answer is all that it asks for
   * @return where it is kept
   */
  Id handshake(Source source, InboundRequest request, @Nullable Confirmation confirmation) {
    return keep(
        source, request, request.body(), RequestStatus.HANDSHAKE, null, null, null, confirmation);
  }

  /**
   * @param first the event that the request repeats
   */
  void duplicate(Source source, InboundRequest request, Id first) {
    keep(source, request, request.body(), RequestStatus.DUPLICATE, null, first, null, null);
  }

  /**
   * @param body that of the request, or the part of it that the filter was asked about
   * @param cause why the filter has no answer; null when it has one, or asks for what is not there
   */
  Receipt.Filtered filtered(
      Source source,
      InboundRequest request,
      byte[] body,
      String expression,
      @Nullable RejectionCause cause) {
    return new Receipt.Filtered(
        keep(source, request, body, RequestStatus.FILTERED, cause, null, expression, null));
  }

  private Id keep(
      Source source,
      InboundRequest request,
      byte[] body,
      RequestStatus status,
      @Nullable RejectionCause cause,
      @Nullable Id event,
      @Nullable String filter,
      @Nullable Confirmation confirmation) {
    Id id = ids.next();
    byte[] beginning =
        body.length <= KeptRequest.BODY_KEPT_BYTES
            ? body
            : Arrays.copyOf(body, KeptRequest.BODY_KEPT_BYTES);
    requests.keep(
        new KeptRequest(
            id,
            source.project(),
            source.id(),
            status,
            cause,
            event,
            request.method(),
            request.headers(),
            beginning,
            request.isBodyRead() ? body.length : KeptRequest.NOT_READ,
            request.remoteAddress(),
            filter,
            confirmation));
    return id;
  }
}
