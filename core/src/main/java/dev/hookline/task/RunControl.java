package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Run;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.ChangeFeed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator does to a single run. All methods block until the change is durable, tell who
 * follows the run, and throw StoreUnavailable.
 */
public final class RunControl {

  private static final Logger log = LoggerFactory.getLogger(RunControl.class);

  private final RunStore runs;
  private final EventReader events;
  private final RunsUnderWay underWay;
  private final WorkerSessions workers;
  private final RunEnds ends;
  private final RunNews news;
  private final ChangeFeed feed;
  private final Supplier<Engine> engine;
  private final Executor background;
  private final InstantSource clock;

  /**
   * @param background for what must not block a thread of the store
   */
  RunControl(
      RunStore runs,
      EventReader events,
      RunsUnderWay underWay,
      WorkerSessions workers,
      RunEnds ends,
      RunNews news,
      ChangeFeed feed,
      Supplier<Engine> engine,
      Executor background,
      InstantSource clock) {
    this.runs = runs;
    this.events = events;
    this.underWay = underWay;
    this.workers = workers;
    this.ends = ends;
    this.news = news;
    this.feed = feed;
    this.engine = engine;
    this.background = background;
    this.clock = clock;
  }

  /**
   * Calls a run off. One that has not begun is cancelled at once. One that is being executed is
   * asked to end: its worker is told, and after a grace of 30 s it is cancelled whatever the worker
   * does; if the attempt ends before, so that another would follow, it is cancelled then.
   */
  public JobActions.Result cancel(Id project, Id run) {
    Instant now = now();
    JobActions.Result result;
    try {
      result = runs.change(project, run, job -> cancelled(job, now));
    } catch (RuntimeException notStored) {
      mayBegin(run);
      throw notStored;
    }
    if (result instanceof JobActions.Result.Changed(Job job)) {
      endAttempt(job);
      tell(job);
    }
    return result;
  }

  private @Nullable Job cancelled(Job job, Instant now) {
    if (job.status().isFinal()) {
      return null;
    }
    RunUnderWay attempt = underWay.callOff(job);
    if (attempt == null) {
      return Lifecycle.cancel(job, RunEnds.CANCELLED, now);
    }
    // Before the wish is stored: an end that is stored after it has to know of it.
    if (!attempt.cancelAt(now.plus(RunTimes.CANCEL_GRACE).toEpochMilli())) {
      attempt.whenSettled(() -> background.execute(() -> cancelLate(job)));
    }
    Run run = job.run();
    return run == null || run.cancelRequestedAt() != null
        ? job // asked already
        : job.withRun(run.cancelRequested(now));
  }

  /** An attempt had ended when it was to be cancelled: what follows it is called off. */
  private void cancelLate(Job job) {
    try {
      cancel(job.project(), job.id());
    } catch (StoreUnavailable unavailable) {
      log.warn("A run is cancelled when its turn comes: {}", unavailable.getMessage());
    }
  }

  /** What was kept from beginning is handed over again. */
  private void mayBegin(Id run) {
    RunUnderWay kept = underWay.calledOff(run);
    if (kept != null) {
      kept.end(ends.released(), _ -> {});
    }
  }

  private void endAttempt(Job job) {
    if (job.status() == JobStatus.CANCELLED) {
      engine.get().cancelled(job, () -> endUnbegun(job));
      return;
    }
    RunUnderWay attempt = underWay.find(job.id());
    if (attempt != null && attempt.task().http() != null) {
      attempt.end(ends.cancelled(attempt), _ -> {}); // nobody is there who could be asked
    } else if (attempt != null) {
      workers.cancel(attempt);
    }
  }

  private void endUnbegun(Job job) {
    RunUnderWay attempt = underWay.find(job.id());
    if (attempt != null) {
      attempt.end(ends.cancelledUnbegun(), _ -> {});
    }
    underWay.calledOff(job.id());
  }

  /** Lets a run that waits for its time begin, or be tried again, at another. */
  public JobActions.Result reschedule(Id project, Id run, Instant dueAt) {
    JobActions.Result result =
        runs.change(
            project, run, job -> mayBeRescheduled(job) ? Lifecycle.reschedule(job, dueAt) : null);
    if (result instanceof JobActions.Result.Changed(Job job)) {
      engine.get().waits(job.lane(), job.dueAt());
      tell(job);
    }
    return result;
  }

  private static boolean mayBeRescheduled(Job job) {
    Run run = job.run();
    boolean waits = job.status() == JobStatus.READY || job.status() == JobStatus.HELD;
    return waits && run != null && run.waiting() == null;
  }

  /**
   * Changes the metadata of a run, whatever its state.
   *
   * @param change makes the new of the present JSON object; null when it is refused, which is
   *     answered as not allowed
   */
  public JobActions.Result describe(Id project, Id run, UnaryOperator<@Nullable String> change) {
    JobActions.Result result =
        runs.change(
            project,
            run,
            job -> {
              Run present = job.run();
              String changed = present == null ? null : change.apply(present.metadata());
              return present == null || changed == null
                  ? null
                  : job.withRun(present.withMetadata(changed));
            });
    if (result instanceof JobActions.Result.Changed(Job job)) {
      news.changed(job.id());
    }
    return result;
  }

  private void tell(Job job) {
    Event event = events.input(job.project(), job.event()).orElse(null);
    if (event != null) {
      feed.publish(RunChange.of(job, event, underWay.hasBegun(job), clock.instant()));
    }
    news.changed(job.id());
  }

  /** As exact as a store keeps it. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
