package dev.hookline.event;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import java.time.Instant;
import java.util.List;
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

  /**
   * Where the alerts of this server itself come from. It is in no store and has no URL; in the API
   * it can also be named {@link #ALERT_SOURCE_NAME}.
   */
  public static final Id ALERT_SOURCE = new Id(0, 0);

  public static final String ALERT_SOURCE_NAME = "hookline";

  /** The input of a run that no event has triggered: it has the id of its run. */
  public static Event inputOf(Id run, Id project, Payload payload) {
    return new Event(
        run,
        project,
        null,
        run.text(IdPrefix.EVENT),
        null,
        NAMELESS,
        null,
        null,
        Headers.NONE,
        payload,
        1);
  }

  /** Whether nobody wanted it when it was accepted. */
  public boolean isUnmatched() {
    return targets == 0;
  }

  /** Whether it is the input of a run and no event. */
  public boolean isNameless() {
    return type.isEmpty();
  }

  /**
   * Whether it comes from where somebody wants events from. An alert is the operator's: who takes
   * everything does not mean alerts, so they must be named.
   *
   * @param wanted the sources; empty for all, and for published events
   */
  public boolean comesFrom(List<Id> wanted) {
    return wanted.isEmpty()
        ? !ALERT_SOURCE.equals(source)
        : source != null && wanted.contains(source);
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
