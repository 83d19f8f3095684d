package dev.hookline.live;

import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new state of something, after its commit.
 *
 * @param source where the event came in; null for a published one
 * @param target the endpoint or task; null for a change of the event itself
 * @param status the word of the API for the new state
 * @param attempt the number of the last attempt; 0 when there was none
 */
public record Change(
    Kind kind,
    Id id,
    Id project,
    Id event,
    String eventType,
    @Nullable Id source,
    @Nullable Id target,
    String status,
    int attempt,
    @Nullable String reason,
    @Nullable Integer statusCode,
    @Nullable Instant nextAttemptAt,
    Instant at) {

  /** What has changed. */
  public enum Kind {
    EVENT,
    DELIVERY,
    RUN
  }
}
