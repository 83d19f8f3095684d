package dev.hookline.http.api.run;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.http.json.RawJson;
import dev.hookline.http.json.StrictJson;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.Job;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Run;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunResult;
import dev.hookline.task.RunStatus;
import dev.hookline.task.RunsUnderWay;
import dev.hookline.task.SeenRun;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes views of runs from what is stored of them and what this process knows beyond that. */
public final class RunViews {

  private static final String BASE64 = "base64";

  private final Tasks tasks;
  private final RunsUnderWay underWay;
  private final JobReader jobs;
  private final EventReader events;
  private final InstantSource clock;

  public RunViews(
      Tasks tasks, RunsUnderWay underWay, JobReader jobs, EventReader events, InstantSource clock) {
    this.tasks = tasks;
    this.underWay = underWay;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /** Puts a run that was just read together with what this process knows of it; may block. */
  public SeenRun seen(Job job) {
    return SeenRun.of(job, underWay, jobs);
  }

  public RunStatus status(SeenRun seen) {
    return seen.status(clock.instant());
  }

  /** As lists show it; may block. */
  public RunView brief(Job job) {
    return brief(seen(job));
  }

  RunView brief(SeenRun seen) {
    return view(seen, null, null, false);
  }

  /** The same with the output and the error; blocks. */
  RunView withOutput(SeenRun seen) {
    return view(seen, null, jobs.attempts(seen.job().id()), false);
  }

  /** Everything; blocks. */
  public RunView full(Job read) {
    SeenRun seen = seen(read);
    Job job = seen.job();
    return view(
        seen, events.input(job.project(), job.event()).orElse(null), jobs.attempts(job.id()), true);
  }

  private RunView view(
      SeenRun seen, @Nullable Event input, @Nullable List<Attempt> attempts, boolean withAttempts) {
    Job job = seen.job();
    Run run = run(job);
    RunStatus status = status(seen);
    TaskDefinition task = tasks.find(job.project(), run.task());
    Value payload = input == null ? Value.NONE : Value.of(input.payload().bytes());
    RunResult result = attempts == null ? RunResult.NONE : RunResult.of(job, attempts);
    Value output = result.output() == null ? Value.NONE : Value.of(result.output());
    return new RunView(
        job.id().text(IdPrefix.RUN),
        run.task(),
        status.word(),
        payload.json(),
        payload.encoding(),
        input == null || payload.encoding() == null ? null : input.payload().contentType(),
        output.json(),
        output.encoding(),
        RunError.of(result.failed()),
        job.reason(),
        withAttempts && attempts != null ? attemptViews(attempts) : null,
        new RawJson(run.metadata().getBytes(StandardCharsets.UTF_8)),
        run.tags(),
        run.queue(),
        run.concurrencyKey(),
        run.priority(),
        RunTriggerView.of(job, run.trigger()),
        task == null ? run.maxAttempts() : Integer.valueOf(task.maxAttempts(run)),
        task == null ? run.maxDuration() : task.maxDuration(run),
        delayedUntil(job, status),
        run.expiresAt(),
        waitingFor(job, run, status),
        run.cancelRequestedAt(),
        job.createdAt(),
        startedAt(seen, attempts),
        job.finishedAt(),
        status.isFinal());
  }

  private static @Nullable Instant delayedUntil(Job job, RunStatus status) {
    return switch (status) {
      case DELAYED, RETRYING -> job.status() == JobStatus.RUNNING ? null : job.dueAt();
      case QUEUED, EXECUTING, WAITING, COMPLETED, FAILED, CANCELLED, EXPIRED, TIMED_OUT, CRASHED ->
          null;
    };
  }

  private static @Nullable WaitingForView waitingFor(Job job, Run run, RunStatus status) {
    RunWait wait = run.waiting();
    return status == RunStatus.WAITING && wait != null
        ? WaitingForView.of(wait, job.dueAt())
        : null;
  }

  private static @Nullable Instant startedAt(SeenRun seen, @Nullable List<Attempt> attempts) {
    return attempts == null || attempts.isEmpty()
        ? seen.begunAt()
        : attempts.getFirst().startedAt();
  }

  private static List<RunAttemptView> attemptViews(List<Attempt> attempts) {
    List<RunAttemptView> views = new ArrayList<>(attempts.size());
    for (Attempt attempt : attempts) {
      views.add(RunAttemptView.of(attempt, views.size() + 1));
    }
    return views;
  }

  private static Run run(Job job) {
    Run run = job.run();
    if (run == null) {
      throw new IllegalArgumentException("not a run: " + job.id());
    }
    return run;
  }

  /** Bytes of somebody else's, inside of an answer. */
  private record Value(@Nullable Object json, @Nullable String encoding) {

    static final Value NONE = new Value(null, null);

    static Value of(byte[] bytes) {
      if (bytes.length == 0) {
        return NONE;
      }
      return StrictJson.isValue(bytes)
          ? new Value(new RawJson(bytes), null)
          : new Value(Base64.getEncoder().encodeToString(bytes), BASE64);
    }
  }
}
