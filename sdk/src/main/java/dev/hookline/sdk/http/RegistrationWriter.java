package dev.hookline.sdk.http;

import dev.hookline.sdk.QueueDefinition;
import dev.hookline.sdk.RetryPolicy;
import dev.hookline.sdk.TaskDefinition;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.Registration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registration as the protocol has it. */
final class RegistrationWriter {

  private RegistrationWriter() {}

  static byte[] write(Registration registration) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", registration.name());
    put(fields, "version", registration.version());
    fields.put("slots", registration.slots());
    fields.put("tasks", registration.tasks().stream().map(RegistrationWriter::task).toList());
    return JsonCodec.standard().write(fields);
  }

  private static Map<String, Object> task(TaskDefinition task) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", task.id());
    put(fields, "description", task.description());
    put(fields, "queue", task.queue() == null ? null : queue(task.id(), task.queue()));
    put(fields, "retry", task.retry() == null ? null : retry(task.retry()));
    put(fields, "max_duration", task.maxDuration());
    put(fields, "ttl", task.ttl());
    putAll(
        fields,
        "on",
        task.on().stream()
            .map(on -> Map.of("event_types", on.eventTypes(), "sources", on.sources()))
            .toList());
    putAll(
        fields,
        "schedules",
        task.schedules().stream()
            .map(schedule -> Map.of("cron", schedule.cron(), "timezone", zone(schedule.timezone())))
            .toList());
    return fields;
  }

  private static String zone(ZoneId timezone) {
    return timezone.getId().equals("Z") ? "UTC" : timezone.getId();
  }

  private static Map<String, Object> queue(String task, QueueDefinition queue) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", queue.name() == null ? "task/" + task : queue.name());
    put(fields, "concurrency", queue.concurrency());
    put(fields, "concurrency_per_key", queue.concurrencyPerKey());
    return fields;
  }

  private static Map<String, Object> retry(RetryPolicy retry) {
    return Map.of(
        "max_attempts", retry.maxAttempts(),
        "min", retry.min(),
        "max", retry.max(),
        "factor", retry.factor(),
        "jitter", retry.jitter());
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void putAll(Map<String, Object> fields, String name, List<?> values) {
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
  }
}
