package dev.hookline.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects {@link TriggerOptions}. Not safe for several threads. */
public final class TriggerOptionsBuilder {

  private @Nullable Duration delay;
  private @Nullable Instant at;
  private @Nullable Duration ttl;
  private @Nullable String idempotencyKey;
  private @Nullable Duration idempotencyTtl;
  private @Nullable String queue;
  private @Nullable String concurrencyKey;
  private @Nullable Integer priority;
  private final List<String> tags = new ArrayList<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private @Nullable Integer maxAttempts;
  private @Nullable Duration maxDuration;
  private @Nullable Debounce debounce;

  TriggerOptionsBuilder() {}

  /** Begins not before this time has passed. */
  public TriggerOptionsBuilder delay(Duration wait) {
    delay = wait;
    return this;
  }

  /** Begins not before this time. */
  public TriggerOptionsBuilder at(Instant time) {
    at = time;
    return this;
  }

  /** Expires when it has not begun after this time. */
  public TriggerOptionsBuilder ttl(Duration time) {
    ttl = time;
    return this;
  }

  /** A second trigger with the same key within 30 days answers with the first run. */
  public TriggerOptionsBuilder idempotencyKey(String key) {
    idempotencyKey = key;
    return this;
  }

  /** A second trigger with the same key within this time answers with the first run. */
  public TriggerOptionsBuilder idempotencyKey(String key, Duration remembered) {
    idempotencyKey = key;
    idempotencyTtl = remembered;
    return this;
  }

  /** Waits in this queue instead of the task's. */
  public TriggerOptionsBuilder queue(String name) {
    queue = name;
    return this;
  }

  /** Shares the limit {@code concurrencyPerKey} with runs of the same key. */
  public TriggerOptionsBuilder concurrencyKey(String key) {
    concurrencyKey = key;
    return this;
  }

  /** Goes before runs that are less than so many seconds older. */
  public TriggerOptionsBuilder priority(int seconds) {
    priority = seconds;
    return this;
  }

  /** Adds tags to find the run by. */
  public TriggerOptionsBuilder tags(String... names) {
    tags.addAll(List.of(names));
    return this;
  }

  /** Adds an entry to the metadata that the run begins with. */
  public TriggerOptionsBuilder metadata(String key, Object value) {
    metadata.put(key, value);
    return this;
  }

  /** Is tried so often, instead of as often as the task's policy says. */
  public TriggerOptionsBuilder maxAttempts(int attempts) {
    maxAttempts = attempts;
    return this;
  }

  /** Each attempt may take so long, instead of what the task says. */
  public TriggerOptionsBuilder maxDuration(Duration time) {
    maxDuration = time;
    return this;
  }

  /** Joins triggers with the same key; the run gets the last payload. */
  public TriggerOptionsBuilder debounce(String key, Duration wait) {
    return debounce(new Debounce(key, wait, Debounce.Mode.TRAILING));
  }

  /** Joins triggers with the same key. */
  public TriggerOptionsBuilder debounce(Debounce rule) {
    debounce = rule;
    return this;
  }

  /** The options. */
  public TriggerOptions build() {
    return new TriggerOptions(
        delay,
        at,
        ttl,
        idempotencyKey,
        idempotencyTtl,
        queue,
        concurrencyKey,
        priority,
        tags,
        metadata,
        maxAttempts,
        maxDuration,
        debounce,
        null);
  }
}
