package dev.hookline.ingest;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request at a source, kept for the person who looks for it.
 *
 * @param body the first {@value #BODY_KEPT_BYTES} bytes
 * @param bodyBytes how long the body was
 * @param event what it became, or what it repeated; null when neither
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
    String remoteAddress) {

  public static final int BODY_KEPT_BYTES = 64 * 1024;

  public Instant receivedAt() {
    return id.time();
  }
}
