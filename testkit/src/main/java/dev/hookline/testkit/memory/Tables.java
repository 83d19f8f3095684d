package dev.hookline.testkit.memory;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.Source;
import dev.hookline.job.Alert;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.task.QueueLane;
import dev.hookline.task.RunQueue;
import dev.hookline.task.Schedule;
import dev.hookline.task.TaskDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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

  record TaskName(Id project, String name) {}

  record AnswerKey(Id project, String key) {}

  final NavigableMap<Id, Event> events = new TreeMap<>();
  long eventsAccepted;
  final Map<Dedupe, Id> firstOfKey = new HashMap<>();
  final JobTable jobs = new JobTable();
  final RunTable runs;
  final Map<TaskName, TaskDefinition> tasks = new LinkedHashMap<>();
  final Map<Id, RunQueue> queues = new LinkedHashMap<>();
  final Map<Id, QueueLane> lanes = new LinkedHashMap<>();
  final Map<Id, Schedule> schedules = new LinkedHashMap<>();
  final NavigableMap<Id, KeptRequest> requests = new TreeMap<>();
  final Map<Id, Endpoint> endpoints = new LinkedHashMap<>();
  final Map<Id, Source> sources = new LinkedHashMap<>();
  final Map<Id, ApiKey> apiKeys = new LinkedHashMap<>();
  final Map<AnswerKey, RememberedAnswer> answers = new LinkedHashMap<>();
  @Nullable Id project;

  private final StoreFaults faults;
  private volatile Consumer<Job> wokenListener = _ -> {};

  Tables(StoreFaults faults, Supplier<Instant> now) {
    this.faults = faults;
    this.runs = new RunTable(jobs, events, now);
  }

  /** Reads, unless reads are refused. */
  synchronized <T extends @Nullable Object> T read(Supplier<T> reading) {
    faults.requireRead();
    return reading.get();
  }

  /** Changes everything that {@code change} says, unless writes are refused. */
  <T extends @Nullable Object> T write(Supplier<T> change) {
    return told(() -> {
      faults.requireWrite();
      return change.get();
    });
  }

  /** Changes without asking for faults: for what has a way of its own to say so. */
  <T> T commit(Supplier<T> change) {
    return told(change);
  }

  void onWoken(Consumer<Job> listener) {
    wokenListener = listener;
  }

  /** Changes, and then tells of the runs that are due by it, as after any commit. */
  private <T extends @Nullable Object> T told(Supplier<T> change) {
    T result;
    List<Job> woken;
    synchronized (this) {
      result = change.get();
      woken = runs.takeWoken();
    }
    woken.forEach(wokenListener);
    return result;
  }

  /** Stores an event with its jobs, or nothing; gives back what it repeats, or null. */
  @Nullable Id insert(Event event, List<Job> inserted, long dedupeSinceMillis) {
    for (Job job : inserted) {
      Id first = runs.first(job, event);
      if (first != null) {
        return first;
      }
    }
    Dedupe key = Dedupe.of(event);
    if (key != null) {
      Id first = firstOfKey.get(key);
      if (first != null && first.time().toEpochMilli() >= dedupeSinceMillis) {
        return first;
      }
      firstOfKey.put(key, event.id());
    }
    events.put(event.id(), event);
    if (!event.isNameless()) {
      eventsAccepted++;
    }
    inserted.forEach(job -> {
      jobs.put(job);
      runs.takeKey(job);
    });
    return null;
  }

  /** Stores what tells of a change together with it. */
  void insert(@Nullable Alert alert) {
    if (alert != null) {
      insert(alert.event(), alert.jobs(), 0);
    }
  }

  /** Makes another of a job that is stored. */
  void change(Job present, Job next) {
    Run run = next.run();
    Job stored = run == null ? next : next.withRun(run.withSteps(List.of()));
    jobs.put(stored);
    runs.changed(present, stored);
  }

  /** Makes {@code next} of a job; false when it is no longer what {@code held} says. */
  boolean replace(Job held, Job next) {
    Job present = jobs.find(held.id());
    if (present == null || !jobs.isStill(held)) {
      return false;
    }
    change(present, Runs.afterAttempt(present, held, next));
    return true;
  }
}
