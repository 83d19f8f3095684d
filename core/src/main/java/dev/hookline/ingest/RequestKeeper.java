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
    keep(source, request, RequestStatus.REJECTED, cause, null);
    return new Receipt.Rejected(cause);
  }

  void handshake(Source source, InboundRequest request) {
    keep(source, request, RequestStatus.HANDSHAKE, null, null);
  }

  /**
   * @param first the event that the request repeats
   */
  void duplicate(Source source, InboundRequest request, Id first) {
    keep(source, request, RequestStatus.DUPLICATE, null, first);
  }

  private void keep(
      Source source,
      InboundRequest request,
      RequestStatus status,
      @Nullable RejectionCause cause,
      @Nullable Id event) {
    byte[] body = request.body();
    byte[] beginning =
        body.length <= KeptRequest.BODY_KEPT_BYTES
            ? body
            : Arrays.copyOf(body, KeptRequest.BODY_KEPT_BYTES);
    requests.keep(
        new KeptRequest(
            ids.next(),
            source.project(),
            source.id(),
            status,
            cause,
            event,
            request.method(),
            request.headers(),
            beginning,
            body.length,
            request.remoteAddress()));
  }
}
