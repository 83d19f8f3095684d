package dev.hookline.testkit.memory;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.Source;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.RememberedAnswer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is stored. Read and changed under its one lock only. */
final class Tables {

  /** The scope in which a dedupe key is unique: a source, or the project of a published event. */
  record Dedupe(Id scope, String key) {
    static @Nullable Dedupe of(Event event) {
      String key = event.dedupeKey();
      Id source = event.source();
      return key == null ? null : new Dedupe(source == null ? event.project() : source, key);
    }
  }

  record AnswerKey(Id project, String key) {}

  final NavigableMap<Id, Event> events = new TreeMap<>();
  long eventsAccepted;
  final Map<Dedupe, Id> firstOfKey = new HashMap<>();
  final JobTable jobs = new JobTable();
  final NavigableMap<Id, KeptRequest> requests = new TreeMap<>();
  final Map<Id, Endpoint> endpoints = new LinkedHashMap<>();
  final Map<Id, Source> sources = new LinkedHashMap<>();
  final Map<Id, ApiKey> apiKeys = new LinkedHashMap<>();
  final Map<AnswerKey, RememberedAnswer> answers = new LinkedHashMap<>();
  @Nullable Id project;

  private final StoreFaults faults;

  Tables(StoreFaults faults) {
    this.faults = faults;
  }

  /** Reads, unless reads are refused. */
  synchronized <T extends @Nullable Object> T read(Supplier<T> reading) {
    faults.requireRead();
    return reading.get();
  }

  /** Changes everything that {@code change} says, unless writes are refused. */
  synchronized <T extends @Nullable Object> T write(Supplier<T> change) {
    faults.requireWrite();
    return change.get();
  }

  /** Changes without asking for faults: for what has a way of its own to say so. */
  synchronized <T> T commit(Supplier<T> change) {
    return change.get();
  }
}
