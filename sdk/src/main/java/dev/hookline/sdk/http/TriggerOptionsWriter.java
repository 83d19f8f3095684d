package dev.hookline.sdk.http;

import dev.hookline.sdk.Debounce;
import dev.hookline.sdk.TriggerOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trigger options as the API takes them. */
final class TriggerOptionsWriter {

  private TriggerOptionsWriter() {}

  static Map<String, Object> write(TriggerOptions options) {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, "delay", options.at() == null ? options.delay() : options.at());
    put(fields, "ttl", options.ttl());
    put(fields, "idempotency_key", options.idempotencyKey());
    put(fields, "idempotency_ttl", options.idempotencyTtl());
    put(fields, "queue", options.queue());
    put(fields, "concurrency_key", options.concurrencyKey());
    put(fields, "priority", options.priority());
    put(fields, "tags", options.tags().isEmpty() ? null : options.tags());
    put(fields, "metadata", options.metadata().isEmpty() ? null : options.metadata());
    put(fields, "max_attempts", options.maxAttempts());
    put(fields, "max_duration", options.maxDuration());
    put(fields, "debounce", options.debounce() == null ? null : debounce(options.debounce()));
    put(fields, "parent", options.parent());
    return fields;
  }

  private static Map<String, Object> debounce(Debounce debounce) {
    return Map.of(
        "key", debounce.key(),
        "delay", debounce.delay(),
        "mode", debounce.mode().name().toLowerCase(Locale.ROOT));
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
