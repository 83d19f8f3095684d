package dev.hookline.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be triggered, where it differs from the defaults. Immutable; begin with {@link
 * #NONE} or {@link #options()}.
 *
 * @param delay before the run may begin; excludes {@code at}
 * @param at when the run may begin
 * @param ttl after which a run that has not begun expires
 * @param idempotencyKey a second trigger with the same key answers with the first run
 * @param idempotencyTtl how long the key is remembered; default 30 days
 * @param priority an offset in seconds, -86,400 to 86,400: a run of priority 60 goes before those
 *     that are less than 60 s older
 * @param tags at most 10, of 128 characters
 * @param metadata at most 64 KiB as JSON
 * @param parent id of the run that triggers this one
 */
public record TriggerOptions(
    @Nullable Duration delay,
    @Nullable Instant at,
    @Nullable Duration ttl,
    @Nullable String idempotencyKey,
    @Nullable Duration idempotencyTtl,
    @Nullable String queue,
    @Nullable String concurrencyKey,
    @Nullable Integer priority,
    List<String> tags,
    Map<String, Object> metadata,
    @Nullable Integer maxAttempts,
    @Nullable Duration maxDuration,
    @Nullable Debounce debounce,
    @Nullable String parent) {

  /** The defaults. */
  public static final TriggerOptions NONE = new TriggerOptionsBuilder().build();

  public TriggerOptions {
    tags = List.copyOf(tags);
    metadata = Map.copyOf(metadata);
  }

  /** Begins with the defaults. */
  public static TriggerOptionsBuilder options() {
    return new TriggerOptionsBuilder();
  }

  /** The same options under this key and parent. */
  public TriggerOptions asChild(String parentRun, String key) {
    return new TriggerOptions(
        delay,
        at,
        ttl,
        key,
        idempotencyTtl,
        queue,
        concurrencyKey,
        priority,
        tags,
        metadata,
        maxAttempts,
        maxDuration,
        debounce,
        parentRun);
  }
}
