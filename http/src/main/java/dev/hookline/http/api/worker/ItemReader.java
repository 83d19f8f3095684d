package dev.hookline.http.api.worker;

import dev.hookline.http.json.StreamedJson;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.task.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of one item of a report, in whatever order they come. */
final class ItemReader {

  private static final Duration TIMEOUT_MAX = Duration.ofDays(366);
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final StreamedJson json;

  @Nullable Id run;
  @Nullable Integer lease;
  @Nullable ItemKind kind;
  final Set<ItemMember> given = EnumSet.noneOf(ItemMember.class);
  List<LogLine> entries = List.of();
  byte @Nullable [] patch;
  @Nullable String key;
  byte[] output = NULL;
  @Nullable ReadError error;
  RetryWish retry = RetryWish.POLICY;
  @Nullable Instant until;
  @Nullable Id token;
  @Nullable List<Id> runs;
  @Nullable Duration timeout;

  ItemReader(StreamedJson json) {
    this.json = json;
  }

  void member(String name) {
    switch (name) {
      case "run" -> run = id(IdPrefix.RUN);
      case "lease" -> lease = json.integer(0, Integer.MAX_VALUE);
      case "kind" -> kind = kind();
      default -> ofKind(name);
    }
  }

  private void ofKind(String name) {
    ItemMember member = ItemMember.of(name);
    if (member == null) {
      json.unknown();
      return;
    }
    if (!json.isNull() || member == ItemMember.OUTPUT) {
      given.add(member);
    }
    switch (member) {
      case AT -> json.time();
      case ENTRIES -> entries = entries();
      case PATCH -> patch = json.objectValue();
      case KEY -> key = json.text(Step.KEY_LENGTH_MAX);
      case OUTPUT -> output = json.value();
      case ERROR -> error = ReadError.read(json);
      case RETRY -> retry = RetryWish.read(json);
      case UNTIL -> until = json.time();
      case TOKEN -> token = id(IdPrefix.TOKEN);
      case RUNS -> runs = runs();
      case TIMEOUT -> timeout = json.duration(Duration.ZERO, TIMEOUT_MAX);
    }
  }

  private @Nullable ItemKind kind() {
    String word = json.anyText();
    ItemKind read = word == null ? null : ItemKind.of(word);
    if (word != null && read == null) {
      json.error("must be one of " + ItemKind.words());
    }
    return read;
  }

  private List<LogLine> entries() {
    List<LogLine> lines = new ArrayList<>();
    json.array(
        LogLine.LINES_MAX,
        _ -> {
          LogLine line = LogLineReader.read(json);
          if (line != null) {
            lines.add(line);
          }
        });
    return lines;
  }

  private @Nullable List<Id> runs() {
    List<Id> read = new ArrayList<>();
    boolean isArray =
        json.array(
            RunWait.Runs.RUNS_MAX,
            _ -> {
              if (json.isNull()) {
                json.error("must be the id of a run");
              }
              Id id = id(IdPrefix.RUN);
              if (id != null) {
                read.add(id);
              }
            });
    return isArray ? read : null;
  }

  private @Nullable Id id(IdPrefix prefix) {
    String text = json.anyText();
    Id id = text == null ? null : Id.parse(prefix, text).orElse(null);
    if (text != null && id == null) {
      json.error("must be an id of the right kind");
    }
    return id;
  }
}
