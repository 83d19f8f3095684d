package dev.hookline.task;

import dev.hookline.id.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression that triggers a task.
 *
 * @param name for people; null for none
 * @param task need not be there yet: slots before it is are left out
 * @param payload JSON; null for what a schedule says of itself
 * @param declaredBy the task whose definition holds it; null for one that was made by the API
 * @param nextAt the next slot; null while it is disabled or has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Schedule(
    Id id,
    Id project,
    @Nullable String name,
    String task,
    String cron,
    ZoneId zone,
    byte @Nullable [] payload,
    CatchUp catchUp,
    boolean enabled,
    @Nullable String declaredBy,
    @Nullable Instant lastAt,
    @Nullable Instant nextAt,
    Instant updatedAt) {

  public static final int NAME_LENGTH_MAX = 128;

  /** What becomes of slots that passed while nothing could run. */
  public enum CatchUp {
    /** They are left out. */
    NONE,
    /** The last of them is run. */
    LAST,
    /** All of them are run, at most {@link #ALL_MAX}. */
    ALL;

    public static final int ALL_MAX = 100;
  }

  /** The zone's name in the IANA database. */
  public String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Run last at a slot, if there was one, with the next one. */
  public Schedule fired(@Nullable Instant slot, @Nullable Instant next) {
    return new Schedule(
        id,
        project,
        name,
        task,
        cron,
        zone,
        payload,
        catchUp,
        enabled,
        declaredBy,
        slot,
        next,
        updatedAt);
  }

  /** With another next slot. */
  public Schedule withNext(@Nullable Instant next) {
    return fired(lastAt, next);
  }
}
