package dev.hookline.http.api.task;

import dev.hookline.event.EventType;
import dev.hookline.http.api.schedule.CronReader;
import dev.hookline.http.json.JsonObject;
import dev.hookline.id.Id;
import dev.hookline.ingest.Sources;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.RunQueue;
import dev.hookline.task.Subscription;
import dev.hookline.task.TaskDefinition;
import dev.hookline.trigger.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a definition says of a task, whoever executes it. Errors are kept by the form. */
public final class DefinitionReader {

  private static final int DESCRIPTION_LENGTH_MAX = 1_000;
  private static final int SUBSCRIPTIONS_MAX = 20;
  private static final int SUBSCRIPTION_ITEMS_MAX = 100;
  private static final int SOURCE_LENGTH_MAX = 200;
  private static final int SCHEDULES_MAX = 20;
  private static final Duration TTL_MAX = Duration.ofDays(366);
  static final Duration MAX_DURATION_MIN = Duration.ofSeconds(1);

  private final Sources sources;
  private final Schedules schedules;
  private final InstantSource clock;

  public DefinitionReader(Sources sources, Schedules schedules, InstantSource clock) {
    this.sources = sources;
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * @param http where it is executed; null for a task of workers
   */
  public ReadDefinition read(JsonObject form, Id project, String name, @Nullable HttpTarget http) {
    JsonObject queue = form.object("queue");
    String queueName = queue == null ? TaskDefinition.ownQueue(name) : queueName(queue, name);
    QueueLimits limits =
        QueueLimits.declared(
            name,
            queueName,
            queue == null ? null : queue.integer("concurrency", 1, RunQueue.CONCURRENCY_MAX),
            queue == null
                ? null
                : queue.integer("concurrency_per_key", 1, RunQueue.CONCURRENCY_MAX));
    Duration maxDuration =
        form.duration("max_duration", MAX_DURATION_MIN, TaskDefinition.MAX_DURATION_MAX);
    TaskDefinition task =
        new TaskDefinition(
            project,
            name,
            form.text("description", DESCRIPTION_LENGTH_MAX),
            queueName,
            RetryReader.read(form),
            maxDuration == null ? TaskDefinition.MAX_DURATION_STANDARD : maxDuration,
            form.duration("ttl", Duration.ofSeconds(1), TTL_MAX),
            form.objects("on", SUBSCRIPTIONS_MAX).stream()
                .map(on -> subscription(on, project))
                .toList(),
            http,
            Instant.ofEpochMilli(clock.millis()));
    return new ReadDefinition(task, limits, declared(form));
  }

  private static String queueName(JsonObject queue, String task) {
    String given = queue.text("name", RunQueue.NAME_LENGTH_MAX);
    if (given != null && !QueueNames.isName(given)) {
      queue.error("name", QueueNames.RULE);
    }
    return given == null ? TaskDefinition.ownQueue(task) : given;
  }

  private Subscription subscription(JsonObject form, Id project) {
    List<String> eventTypes =
        form.items(
            "event_types",
            SUBSCRIPTION_ITEMS_MAX,
            text -> Optional.of(text).filter(EventType::isValidPattern),
            "must be an event type such as invoice.paid, or a pattern: invoice.* or *");
    if (form.isEmptyList("event_types")) {
      form.error("event_types", "must have at least one item; leave it out for all types");
    }
    return new Subscription(
        eventTypes == null ? List.of("*") : eventTypes.stream().distinct().toList(),
        sources(form, project));
  }

  private List<Id> sources(JsonObject form, Id project) {
    List<String> named = form.texts("sources", SUBSCRIPTION_ITEMS_MAX, SOURCE_LENGTH_MAX);
    List<Id> found = new ArrayList<>();
    for (int at = 0; named != null && at < named.size(); at++) {
      List<Id> meant = sources.meant(project, named.get(at));
      if (meant.isEmpty()) {
        form.errors()
            .add(form.pointer("sources") + "/" + at, "is not the id or the name of a source");
      }
      found.addAll(meant);
    }
    return found.stream().distinct().toList();
  }

  private List<Schedules.Declared> declared(JsonObject form) {
    Instant now = clock.instant();
    List<Schedules.Declared> declared = new ArrayList<>();
    for (JsonObject schedule : form.objects("schedules", SCHEDULES_MAX)) {
      ZoneId zone = CronReader.zone(schedule);
      declared.add(new Schedules.Declared(CronReader.cron(schedule, schedules, zone, now), zone));
    }
    return declared.stream().distinct().toList();
  }
}
