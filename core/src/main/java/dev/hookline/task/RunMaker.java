package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Claimed;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs. One that the engine has room for is born claimed, so that it need not be looked for
 * in the store; one that nobody could execute is born held, so that it is not tried in vain.
 */
public final class RunMaker {

  static final String QUEUE_PAUSED = "queue_paused";
  static final String NO_WORKER = "no_worker";

  private final Queues queues;
  private final WorkerSessions workers;
  private final RunWatch watch;
  private final Supplier<Engine> engine;
  private final IdGenerator ids;

  /**
   * @param engine supplied, because the engine's handler of runs is made of the same parts
   */
  RunMaker(
      Queues queues,
      WorkerSessions workers,
      RunWatch watch,
      Supplier<Engine> engine,
      IdGenerator ids) {
    this.queues = queues;
    this.workers = workers;
    this.watch = watch;
    this.engine = engine;
    this.ids = ids;
  }

  /** A run with the nameless event that holds its input. */
  public record Made(Event event, Job job) {}

  /** A run that no event triggers. Blocks when its queue or concurrency key is new. */
  public Made make(TaskDefinition task, RunRequest request) {
    Id id = ids.next();
    Event input = Event.inputOf(id, task.project(), request.payload());
    return new Made(input, job(id, task, input, request));
  }

  /** A run that an event triggers; its queue is known since the task is. */
  public Job forEvent(TaskDefinition task, Event event) {
    RunRequest request = RunRequest.of(event.payload(), RunTrigger.EVENT);
    return job(ids.next(), task, event, request);
  }

  private Job job(Id id, TaskDefinition task, Event event, RunRequest request) {
    String queueName = request.queue() == null ? task.queue() : request.queue();
    RunQueue queue = queues.named(task.project(), queueName);
    Lane lane = queues.lane(queue, request.concurrencyKey());
    Instant now = id.time();
    Instant notBefore = request.notBefore();
    boolean isDelayed = notBefore != null && notBefore.isAfter(now);
    Instant begin = isDelayed && notBefore != null ? notBefore : now;
    Instant dueAt = isDelayed ? begin : now.minusSeconds(Math.max(0, request.priority()));
    Run run = run(task, queue, request, begin);
    watch.expires(run.expiresAt());
    if (isDelayed) {
      return job(id, event, lane, run, JobStatus.READY, 0, dueAt, null, null);
    }
    if (queue.paused()) {
      return job(id, event, lane, run, JobStatus.HELD, 0, dueAt, null, QUEUE_PAUSED);
    }
    if (task.http() == null && !workers.canExecute(task.project(), task.name())) {
      return job(id, event, lane, run, JobStatus.HELD, 0, dueAt, null, NO_WORKER);
    }
    Engine present = engine.get();
    if (present.reserve(lane, Claimed.weightBytes(event, run))) {
      return job(id, event, lane, run, JobStatus.RUNNING, 1, dueAt, present.owner(), null);
    }
    return job(id, event, lane, run, JobStatus.READY, 0, dueAt, null, null);
  }

  private static Run run(TaskDefinition task, RunQueue queue, RunRequest request, Instant begin) {
    Duration ttl = request.ttl() == null ? task.ttl() : request.ttl();
    return new Run(
        task.name(),
        queue.name(),
        request.concurrencyKey(),
        request.trigger(),
        request.priority(),
        request.tags(),
        request.maxAttempts(),
        request.maxDuration(),
        ttl == null ? null : begin.plus(ttl),
        request.key(),
        request.metadata(),
        null,
        null,
        0,
        0,
        List.of());
  }

  private static Job job(
      Id id,
      Event event,
      Lane lane,
      Run run,
      JobStatus status,
      int attempt,
      Instant dueAt,
      @Nullable Id owner,
      @Nullable String reason) {
    return new Job(
        id,
        JobKind.RUN,
        event.project(),
        event.id(),
        lane.target(),
        status,
        attempt,
        0,
        dueAt,
        owner,
        reason,
        null,
        null,
        run);
  }
}
