package dev.hookline.event;

import dev.hookline.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted fact.
 *
 * @param source where it came in; null when it was published through the API
 * @param eventId the sender's name for it, or the text of {@code id} when the sender gave none
 * @param dedupeKey what makes a second arrival a duplicate, unique per source (or among the
 *     published events of the project); null when nothing does
 * @param type dot-separated, as {@link EventType} allows; {@link #NAMELESS} for the input of a run
 *     that no event has triggered, which is kept in the same way but is no event to anybody outside
 * @param orderingKey events of one key reach an ordered endpoint one after the other
 * @param targets how many jobs were made for it when it was accepted; 0 means that nothing matched
 */
public record Event(
    Id id,
    Id project,
    @Nullable Id source,
    String eventId,
    @Nullable String dedupeKey,
    String type,
    @Nullable String tenant,
    @Nullable String orderingKey,
    Headers headers,
    Payload payload,
    int targets) {

  public static final String NAMELESS = "";

  /** Whether it is the input of a run and no event. */
  public boolean isNameless() {
    return type.isEmpty();
  }

  public Instant receivedAt() {
    return id.time();
  }

  /** The same event with the number of jobs that routing made for it. */
  public Event withTargets(int count) {
    return new Event(
        id,
        project,
        source,
        eventId,
        dedupeKey,
        type,
        tenant,
        orderingKey,
        headers,
        payload,
        count);
  }
}
