package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.job.StepBudget;
import dev.hookline.task.LogLine;
import dev.hookline.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs have beyond their jobs, and who waits for whom. */
final class RunTable {

  record KeyName(Id project, String task, String text, boolean isDebounce) {
    static KeyName of(Job job, Run run, RunKey key) {
      return new KeyName(
          job.project(), run.task(), key.text(), key.use() != RunKey.Use.IDEMPOTENCY);
    }
  }

  record Holder(Id run, Instant until) {}

  final Map<KeyName, Holder> keys = new HashMap<>();
  final Map<Id, NavigableMap<String, Step>> steps = new HashMap<>();
  final Map<Id, List<LogLine>> logs = new HashMap<>();
  final Map<Id, Token> tokens = new LinkedHashMap<>();

  void memoise(Id run, Step step) {
    steps.computeIfAbsent(run, _ -> new TreeMap<>()).put(step.key(), step);
  }

  /** What is still to come of what a run waits for; nothing is left in it of others. */
  private final NavigableMap<Id, Set<Id>> waits = new TreeMap<>();

  private final JobTable jobs;
  private final Map<Id, Event> events;
  private final Supplier<Instant> now;
  private final List<Job> woken = new ArrayList<>();

  RunTable(JobTable jobs, Map<Id, Event> events, Supplier<Instant> now) {
    this.jobs = jobs;
    this.events = events;
    this.now = now;
  }

  /** The runs that were made due since the last call. */
  List<Job> takeWoken() {
    List<Job> taken = List.copyOf(woken);
    woken.clear();
    return taken;
  }

  /** The run that stands for a new one because it has its key; null when there is none. */
  @Nullable Id first(Job job, Event input) {
    Run run = job.run();
    RunKey key = run == null ? null : run.key();
    if (run == null || key == null) {
      return null;
    }
    KeyName name = KeyName.of(job, run, key);
    Holder holder = keys.get(name);
    if (holder == null || !holder.until().isAfter(job.id().time())) {
      return null;
    }
    if (key.use() == RunKey.Use.IDEMPOTENCY) {
      return holder.run();
    }
    return move(name, holder, job, key, input) ? holder.run() : null;
  }

  private boolean move(KeyName name, Holder holder, Job job, RunKey key, Event input) {
    Job present = jobs.find(holder.run());
    if (present == null || !isUnbegun(present)) {
      return false;
    }
    jobs.put(Runs.moved(present, job));
    Instant until = key.until().isAfter(holder.until()) ? key.until() : holder.until();
    keys.put(name, new Holder(holder.run(), until));
    Event kept = events.get(present.event());
    if (key.use() == RunKey.Use.TAKE_LAST && kept != null && kept.isNameless()) {
      events.put(kept.id(), Runs.withPayload(kept, input.payload()));
    }
    return true;
  }

  private static boolean isUnbegun(Job job) {
    return job.attempt() == 0
        && (job.status() == JobStatus.READY || job.status() == JobStatus.HELD);
  }

  void takeKey(Job job) {
    Run run = job.run();
    RunKey key = run == null ? null : run.key();
    if (run != null && key != null) {
      keys.put(KeyName.of(job, run, key), new Holder(job.id(), key.until()));
    }
  }

  /** With what it has memoised, up to the first that is too much. */
  Job withSteps(Job job) {
    Run run = job.run();
    NavigableMap<String, Step> memoised = steps.get(job.id());
    if (run == null || memoised == null) {
      return job;
    }
    List<Step> loaded = new ArrayList<>();
    StepBudget budget = new StepBudget();
    for (Step step : memoised.values()) {
      loaded.add(step);
      if (!budget.take(step)) {
        break;
      }
    }
    return job.withRun(run.withSteps(loaded));
  }

  /** A job has been changed. */
  void changed(Job before, Job after) {
    Run was = before.run();
    Run is = after.run();
    if (was == null || is == null) {
      return;
    }
    if (!Objects.equals(was.waiting(), is.waiting())) {
      waits.remove(after.id());
      if (!after.status().isFinal()) {
        suspended(after, is.waiting());
      }
    }
    Instant finishedAt = after.finishedAt();
    if (finishedAt != null && !before.status().isFinal()) {
      over(after.id(), finishedAt);
    }
  }

  private void suspended(Job waiter, @Nullable RunWait wait) {
    Instant at = now.get();
    Instant until =
        switch (wait) {
          case null -> Instant.MAX;
          case RunWait.Sleep() -> Instant.MAX;
          case RunWait.Token(Id id) -> {
            Token token = tokens.get(id);
            if (token == null || token.isOver(at)) {
              yield at;
            }
            waits.put(waiter.id(), new HashSet<>(List.of(id)));
            yield token.expiresAt();
          }
          case RunWait.Runs(List<Id> runs) -> {
            Set<Id> open = runs.stream().filter(this::isOpen).collect(Collectors.toSet());
            if (!open.isEmpty()) {
              waits.put(waiter.id(), open);
            }
            yield open.isEmpty() ? at : Instant.MAX;
          }
        };
    makeDue(waiter, until);
  }

  /** A run has ended or a token was completed: whoever waited for nothing else is due now. */
  void over(Id awaited, Instant at) {
    List<Id> free = new ArrayList<>();
    waits.forEach((waiter, open) -> {
      if (open.remove(awaited) && open.isEmpty()) {
        free.add(waiter);
      }
    });
    for (Id waiter : free) {
      waits.remove(waiter);
      Job job = jobs.find(waiter);
      if (job != null && !job.status().isFinal()) {
        makeDue(job, at);
      }
    }
  }

  private void makeDue(Job waiter, Instant at) {
    if (!at.isBefore(waiter.dueAt())) {
      return;
    }
    Job due = Runs.due(waiter, at);
    jobs.put(due);
    if (due.status() == JobStatus.READY) {
      woken.add(due);
    }
  }

  private boolean isOpen(Id run) {
    Job job = jobs.find(run);
    return job != null && !job.status().isFinal();
  }

  void remove(Job job) {
    Run run = job.run();
    RunKey key = run == null ? null : run.key();
    if (run != null && key != null) {
      KeyName name = KeyName.of(job, run, key);
      Holder holder = keys.get(name);
      if (holder != null && holder.run().equals(job.id())) {
        keys.remove(name);
      }
    }
    waits.remove(job.id());
    steps.remove(job.id());
    logs.remove(job.id());
  }
}
