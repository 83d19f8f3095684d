package dev.hookline.live;

import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new state of something, after its commit.
 *
 * @param source where the event came in; null for a published one
 * @param target the endpoint; null for a change of an event or a run
 * @param status the word of the API for the new state
 * @param attempt the number of the last attempt; 0 when there was none
 * @param task the task of a run; null for the other kinds
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
    Instant at,
    @Nullable String task) {

  /** A change of an event or a delivery. */
  public Change(
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
    this(
        kind,
        id,
        project,
        event,
        eventType,
        source,
        target,
        status,
        attempt,
        reason,
        statusCode,
        nextAttemptAt,
        at,
        null);
  }

  /** What has changed. */
  public enum Kind {
    EVENT,
    DELIVERY,
    RUN
  }
}
