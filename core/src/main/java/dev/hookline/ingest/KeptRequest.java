package dev.hookline.ingest;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request at a source, kept for the person who looks for it.
 *
 * @param body the first {@value #BODY_KEPT_BYTES} bytes
 * @param bodyBytes how long the body was; {@link #NOT_READ} for one that was refused unread
 * @param event what it became when a person let it in, or what it repeated; null when neither
 * @param filter the expression that is not true for it; null for most
 * @param confirmation of a handshake that asks for one; null for most
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record KeptRequest(
    Id id,
    Id project,
    Id source,
    RequestStatus status,
    @Nullable RejectionCause cause,
    @Nullable Id event,
    String method,
    Headers headers,
    byte[] body,
    int bodyBytes,
    String remoteAddress,
    @Nullable String filter,
    @Nullable Confirmation confirmation) {

  public static final int BODY_KEPT_BYTES = 64 * 1024;
  public static final int NOT_READ = -1;

  /** A request that met no filter and asks for no confirmation. */
  public KeptRequest(
      Id id,
      Id project,
      Id source,
      RequestStatus status,
      @Nullable RejectionCause cause,
      @Nullable Id event,
      String method,
      Headers headers,
      byte[] body,
      int bodyBytes,
      String remoteAddress) {
    this(
        id,
        project,
        source,
        status,
        cause,
        event,
        method,
        headers,
        body,
        bodyBytes,
        remoteAddress,
        null,
        null);
  }

  /** Whether nothing of the body is missing here. */
  public boolean hasWholeBody() {
    return bodyBytes == body.length;
  }

  /** Whether it was genuine; then its body is kept as its sender meant it, without a coding. */
  public boolean isVerified() {
    return switch (status) {
      case ACCEPTED, DUPLICATE, FILTERED -> true;
      case HANDSHAKE -> false;
      case REJECTED ->
          cause == RejectionCause.EVENT_ID_TOO_LONG || cause == RejectionCause.TOO_MANY_EVENTS;
    };
  }

  /**
   * Whether the body may be one of the elements that the request listed: the filter is asked about
   * each, and none is as long as the whole.
   */
  boolean mayBeElement() {
    boolean isWhole =
        headers.first("content-encoding").isEmpty()
            && headers.first("content-length").equals(Optional.of(Integer.toString(bodyBytes)));
    return status == RequestStatus.FILTERED && !isWhole;
  }

  public Instant receivedAt() {
    return id.time();
  }
}
