package dev.hookline.http.api.task;

import dev.hookline.http.json.Durations;
import dev.hookline.http.json.StreamedJson;
import dev.hookline.http.json.Times;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.task.Queues;
import dev.hookline.task.RunQueue;
import dev.hookline.task.RunRequest;
import dev.hookline.task.TaskDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code options} of a trigger, read member by member. */
final class TriggerOptions {

  /** Shorter than what the store takes, because keys of our own have a prefix. */
  static final int KEY_LENGTH_MAX = 480;

  private static final Duration TTL_MIN = Duration.ofSeconds(1);
  private static final String DEBOUNCE_KEY = "\u0001debounce ";

  private final StreamedJson json;
  private final Instant now;

  private @Nullable Instant notBefore;
  private @Nullable Duration ttl;
  private @Nullable String idempotencyKey;
  private @Nullable Duration idempotencyTtl;
  private @Nullable String queue;
  private @Nullable String concurrencyKey;
  private int priority;
  private List<String> tags = List.of();
  private String metadata = Run.NO_METADATA;
  private @Nullable Integer maxAttempts;
  private @Nullable Duration maxDuration;
  private @Nullable Debounce debounce;
  private @Nullable Id parent;

  private record Debounce(String key, Duration delay, RunKey.Use use) {}

  TriggerOptions(StreamedJson json, Instant now) {
    this.json = json;
    this.now = now;
  }

  /** Reads the object that stands next. */
  void read() {
    if (json.object(this::member)) {
      refuseWhatExcludesEachOther();
    }
  }

  private void member(String name) {
    switch (name) {
      case "delay" -> notBefore = notBefore();
      case "ttl" -> ttl = json.duration(TTL_MIN, RunRequest.DELAY_MAX);
      case "idempotency_key" -> idempotencyKey = notEmpty(json.text(KEY_LENGTH_MAX));
      case "idempotency_ttl" -> idempotencyTtl = json.duration(TTL_MIN, RunRequest.DELAY_MAX);
      case "queue" -> queue = queue();
      case "concurrency_key" -> concurrencyKey = notEmpty(json.text(Queues.KEY_LENGTH_MAX));
      case "priority" -> {
        Integer given = json.integer(-RunRequest.PRIORITY_MAX, RunRequest.PRIORITY_MAX);
        priority = given == null ? 0 : given;
      }
      case "tags" -> tags = tags();
      case "metadata" -> metadata = metadata();
      case "max_attempts" -> maxAttempts = json.integer(1, RetryPolicy.ATTEMPTS_MAX);
      case "max_duration" ->
          maxDuration =
              json.duration(DefinitionReader.MAX_DURATION_MIN, TaskDefinition.MAX_DURATION_MAX);
      case "debounce" -> debounce = debounce();
      case "parent" -> parent = parent();
      default -> json.unknown();
    }
  }

  private @Nullable Instant notBefore() {
    String text = json.anyText();
    if (text == null) {
      return null;
    }
    Instant latest = now.plus(RunRequest.DELAY_MAX);
    Instant begin =
        Durations.parse(text)
            .filter(delay -> delay.compareTo(RunRequest.DELAY_MAX) <= 0)
            .map(now::plus)
            .or(() -> Times.parse(text))
            .orElse(null);
    if (begin == null || begin.isAfter(latest)) {
      json.error("must be a duration or a time, such as \"30s\", at most 366 days ahead");
      return null;
    }
    return begin;
  }

  private @Nullable String queue() {
    String text = json.text(RunQueue.NAME_LENGTH_MAX);
    if (text != null && !QueueNames.isName(text)) {
      json.error(QueueNames.RULE);
    }
    return text;
  }

  private List<String> tags() {
    List<String> read = new ArrayList<>();
    json.array(
        Run.TAGS_MAX,
        _ -> {
          if (json.isNull()) {
            json.error("must be a string");
          }
          String tag = notEmpty(json.text(Run.TAG_LENGTH_MAX));
          if (tag != null && !read.contains(tag)) {
            read.add(tag);
          }
        });
    return read;
  }

  private String metadata() {
    byte[] bytes = json.objectValue();
    if (bytes == null) {
      return Run.NO_METADATA;
    }
    if (bytes.length > Run.METADATA_LENGTH_MAX) {
      json.error("may have " + Run.METADATA_LENGTH_MAX + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private @Nullable Debounce debounce() {
    @Nullable String[] key = new @Nullable String[1];
    @Nullable Duration[] delay = new @Nullable Duration[1];
    RunKey.Use[] use = {RunKey.Use.TAKE_LAST};
    boolean isObject =
        json.object(member -> {
          switch (member) {
            case "key" -> key[0] = notEmpty(json.text(KEY_LENGTH_MAX));
            case "delay" -> delay[0] = json.duration(Duration.ofMillis(1), RunRequest.DELAY_MAX);
            case "mode" -> use[0] = mode();
            default -> json.unknown();
          }
        });
    if (!isObject) {
      return null;
    }
    String name = key[0];
    Duration wait = delay[0];
    if (name == null) {
      json.error("key", "is required");
    }
    if (wait == null) {
      json.error("delay", "is required");
    }
    return name == null || wait == null ? null : new Debounce(name, wait, use[0]);
  }

  private RunKey.Use mode() {
    String word = json.anyText();
    if ("leading".equals(word)) {
      return RunKey.Use.KEEP_FIRST;
    }
    if (word != null && !word.equals("trailing")) {
      json.error("must be leading or trailing");
    }
    return RunKey.Use.TAKE_LAST;
  }

  private @Nullable Id parent() {
    String text = json.anyText();
    Id id = text == null ? null : Id.parse(IdPrefix.RUN, text).orElse(null);
    if (text != null && id == null) {
      json.error("must be the id of a run");
    }
    return id;
  }

  private @Nullable String notEmpty(@Nullable String text) {
    if (text != null && text.isEmpty()) {
      json.error("must not be empty");
      return null;
    }
    return text;
  }

  private void refuseWhatExcludesEachOther() {
    if (debounce != null && idempotencyKey != null) {
      json.error("debounce", "cannot stand beside idempotency_key");
    }
    if (debounce != null && notBefore != null) {
      json.error("debounce", "cannot stand beside delay, of which it has its own");
    }
    if (idempotencyTtl != null && idempotencyKey == null) {
      json.error("idempotency_ttl", "needs an idempotency_key");
    }
  }

  @Nullable Id parentRun() {
    return parent;
  }

  @Nullable Instant begin() {
    Debounce moving = debounce;
    return moving == null ? notBefore : now.plus(moving.delay());
  }

  @Nullable Duration ttl() {
    return ttl;
  }

  /** The key that the caller gave; null when it gave none. */
  @Nullable RunKey key() {
    Debounce moving = debounce;
    if (moving != null) {
      // Free as soon as the run has begun, which a pause of the queue may put off for long.
      return new RunKey(
          moving.use(),
          DEBOUNCE_KEY + moving.key(),
          now.plus(RunRequest.DELAY_MAX.multipliedBy(2)));
    }
    String text = idempotencyKey;
    Duration valid = idempotencyTtl;
    return text == null
        ? null
        : new RunKey(
            RunKey.Use.IDEMPOTENCY,
            text,
            now.plus(valid == null ? RunRequest.KEY_TTL_STANDARD : valid));
  }

  @Nullable String queueName() {
    return queue;
  }

  @Nullable String concurrencyKey() {
    return concurrencyKey;
  }

  int priority() {
    return priority;
  }

  List<String> tagList() {
    return tags;
  }

  String metadataText() {
    return metadata;
  }

  @Nullable Integer maxAttempts() {
    return maxAttempts;
  }

  @Nullable Duration maxDuration() {
    return maxDuration;
  }
}
