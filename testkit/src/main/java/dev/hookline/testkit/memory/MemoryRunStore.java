package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions.Result;
import dev.hookline.job.JobKind;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.Step;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.RunQuery;
import dev.hookline.task.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs need beyond what all jobs need. */
final class MemoryRunStore implements RunStore {

  private static final Comparator<Job> BY_EXPIRY =
      Comparator.comparing(MemoryRunStore::expiry).thenComparing(Job::id);

  private final Tables tables;
  private final Commits commits;
  private final StoreFaults faults;

  MemoryRunStore(Tables tables, Commits commits, StoreFaults faults) {
    this.tables = tables;
    this.commits = commits;
    this.faults = faults;
  }

  @Override
  public void note(List<RunNote> notes, Consumer<List<RunNote.Result>> done) {
    List<RunNote> all = List.copyOf(notes);
    commits.submit(() -> {
      List<RunNote.Result> results =
          faults.nextWrite().isPresent()
              ? all.stream().map(_ -> RunNote.Result.UNAVAILABLE).toList()
              : tables.commit(() -> all.stream().map(this::keep).toList());
      return () -> done.accept(results);
    });
  }

  private RunNote.Result keep(RunNote note) {
    if (!tables.jobs.isStill(note.held())) {
      return RunNote.Result.STALE;
    }
    Job job = Objects.requireNonNull(tables.jobs.find(note.held().id()));
    Run run = Objects.requireNonNull(job.run());
    switch (note) {
      case RunNote.Logged(Job _, List<LogLine> lines) -> log(job, run, lines);
      case RunNote.Stepped(Job _, Step step) -> tables.runs.memoise(job.id(), step);
      case RunNote.Described(Job _, UnaryOperator<@Nullable String> change) -> {
        String changed = change.apply(run.metadata());
        if (changed == null) {
          return RunNote.Result.REFUSED;
        }
        tables.jobs.put(job.withRun(run.withMetadata(changed)));
      }
    }
    return RunNote.Result.KEPT;
  }

  private void log(Job job, Run run, List<LogLine> lines) {
    List<LogLine> log = tables.runs.logs.computeIfAbsent(job.id(), _ -> new ArrayList<>());
    long dropped = run.logsDropped();
    for (LogLine given : lines) {
      LogLine line = given.cut();
      int characters = log.stream().mapToInt(LogLine::characters).sum();
      if (dropped == 0
          && log.size() < LogLine.LINES_MAX - 1
          && characters + line.characters() <= LogLine.CHARACTERS_MAX) {
        log.add(line.numbered(log.size() + 1L));
      } else {
        if (dropped == 0) {
          log.add(LogLine.full(line.at()).numbered(log.size() + 1L));
        }
        dropped++;
      }
    }
    tables.jobs.put(job.withRun(Runs.withLogsDropped(run, dropped)));
  }

  @Override
  public Result change(Id project, Id run, Function<Job, @Nullable Job> change) {
    return tables.write(() -> {
      Job present = tables.jobs.find(run);
      if (present == null || present.run() == null || !present.project().equals(project)) {
        return new Result.NotFound();
      }
      Job changed = change.apply(present);
      if (changed == null) {
        return new Result.NotAllowed(present);
      }
      tables.change(present, changed);
      return new Result.Changed(changed);
    });
  }

  @Override
  public Page<Job> list(RunQuery query) {
    return tables.read(() ->
        Pages.page(tables.jobs.newestFirst(), Job::id, job -> isWanted(job, query), query.page()));
  }

  private static boolean isWanted(Job job, RunQuery query) {
    Run run = job.run();
    Boolean failedBefore = query.failedBefore();
    Boolean waiting = query.waiting();
    return run != null
        && job.kind() == JobKind.RUN
        && job.project().equals(query.project())
        && (query.task() == null || query.task().equals(run.task()))
        && (query.queue() == null || query.queue().equals(run.queue()))
        && (query.tag() == null || run.tags().contains(query.tag()))
        && (query.statuses().isEmpty() || query.statuses().contains(job.status()))
        && (failedBefore == null || failedBefore == (job.failures() > 0))
        && (waiting == null || waiting == (run.waiting() != null))
        && (query.event() == null || query.event().equals(job.event()))
        && isOf(run, RunTrigger.Kind.PARENT, query.parent())
        && isOf(run, RunTrigger.Kind.SCHEDULE, query.schedule());
  }

  private static boolean isOf(Run run, RunTrigger.Kind kind, @Nullable Id wanted) {
    return wanted == null || run.trigger().equals(new RunTrigger(kind, wanted));
  }

  @Override
  public List<LogLine> log(Id run, long afterNumber, int limit) {
    return tables.read(() ->
        tables.runs.logs.getOrDefault(run, List.of()).stream()
            .filter(line -> line.number() > afterNumber)
            .limit(limit)
            .toList());
  }

  @Override
  public List<Job> expiring(Instant now, @Nullable Job behind, int limit) {
    return tables.read(() ->
        mayExpire()
            .filter(job -> !expiry(job).isAfter(now))
            .filter(job -> behind == null || BY_EXPIRY.compare(job, behind) > 0)
            .sorted(BY_EXPIRY)
            .limit(limit)
            .toList());
  }

  @Override
  public @Nullable Instant nextExpiry(Instant after) {
    return tables.read(() ->
        mayExpire()
            .map(MemoryRunStore::expiry)
            .filter(expiry -> expiry.isAfter(after))
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private Stream<Job> mayExpire() {
    return tables.jobs.newestFirst().stream()
        .filter(job -> {
          Run run = job.run();
          return run != null
              && run.expiresAt() != null
              && run.waiting() == null
              && !job.status().isFinal()
              && job.failures() == 0
              && job.attempt() <= 1;
        });
  }

  private static Instant expiry(Job job) {
    return Objects.requireNonNull(Objects.requireNonNull(job.run()).expiresAt());
  }

  @Override
  public void onWoken(Consumer<Job> listener) {
    tables.onWoken(listener);
  }
}
