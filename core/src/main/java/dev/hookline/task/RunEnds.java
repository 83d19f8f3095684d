package dev.hookline.task;

import dev.hookline.event.Headers;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Outcome;
import dev.hookline.job.RunWait;
import dev.hookline.job.Timings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The ways in which an attempt of a run ends, as what the engine is to do and what is kept. */
final class RunEnds {

  static final String CANCELLED = "cancelled_by_operator";

  /** For a wait that no time ends. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final byte[] NOTHING = {};

  private final IdGenerator ids;
  private final InstantSource clock;

  RunEnds(IdGenerator ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  AttemptResult completed(RunUnderWay run, byte[] output) {
    return new AttemptResult(new Outcome.Done(), attempt(run, null, null, output));
  }

  AttemptResult failed(RunUnderWay run, WorkerReport.Failed failed) {
    Outcome outcome =
        failed.retry()
            ? new Outcome.Retry(failed.why(), failed.after(), false)
            : new Outcome.GiveUp(failed.why());
    return new AttemptResult(
        outcome, attempt(run, AttemptError.TASK, failed.why(), failed.error()));
  }

  AttemptResult suspended(RunWait waitFor, @Nullable Instant until) {
    return new AttemptResult(new Outcome.Suspend(waitFor, until == null ? NEVER : until), null);
  }

  AttemptResult timedOut(RunUnderWay run) {
    Duration limit = run.maxDuration();
    String why = "took longer than " + limit.toMillis() + " ms";
    return new AttemptResult(
        new Outcome.End(JobStatus.TIMED_OUT, why),
        attempt(run, AttemptError.TIMEOUT, why, NOTHING));
  }

  AttemptResult cancelled(RunUnderWay run) {
    return run.hasBegun()
        ? new AttemptResult(
            new Outcome.End(JobStatus.CANCELLED, CANCELLED),
            attempt(run, AttemptError.CANCELLED, CANCELLED, NOTHING))
        : cancelledUnbegun();
  }

  /** An attempt that somebody wanted to end, and that would be followed by another one. */
  static AttemptResult ofCancelled(AttemptResult result) {
    return switch (result.outcome()) {
      case Outcome.Done _, Outcome.GiveUp _, Outcome.End _ -> result;
      case Outcome.Retry _, Outcome.Defer _, Outcome.Release _ -> cancelled(result);
      case Outcome.Hold _, Outcome.Suspend _, Outcome.Lost _ -> cancelled(result);
    };
  }

  private static AttemptResult cancelled(AttemptResult result) {
    return new AttemptResult(new Outcome.End(JobStatus.CANCELLED, CANCELLED), result.attempt());
  }

  AttemptResult cancelledUnbegun() {
    return new AttemptResult(new Outcome.End(JobStatus.CANCELLED, CANCELLED), null);
  }

  AttemptResult lost(RunUnderWay run, String why) {
    return new AttemptResult(
        new Outcome.Lost(why), attempt(run, AttemptError.WORKER_LOST, why, NOTHING));
  }

  AttemptResult expired() {
    return new AttemptResult(new Outcome.End(JobStatus.EXPIRED, "not begun in time"), null);
  }

  AttemptResult held(String why) {
    return new AttemptResult(new Outcome.Hold(why), null);
  }

  /** Its turn is what it was before. */
  AttemptResult givenBack(RunUnderWay run) {
    Instant dueAt = run.claimed().job().dueAt();
    return new AttemptResult(new Outcome.Defer("given back by its worker", dueAt), null);
  }

  /** One that was not begun. */
  AttemptResult released() {
    return new AttemptResult(new Outcome.Release(), null);
  }

  /**
   * It cannot be executed at all.
   *
   * @param number of the attempt that is kept to say so
   */
  AttemptResult givenUp(int number, String why) {
    return new AttemptResult(
        new Outcome.GiveUp(why),
        Attempt.unsent(ids.next(), number, clock.instant(), AttemptError.TASK, why));
  }

  private Attempt attempt(
      RunUnderWay run, @Nullable AttemptError error, @Nullable String detail, byte[] body) {
    WorkerSession worker = run.session();
    Headers by =
        worker == null
            ? Headers.NONE
            : new Headers.Builder().add("hookline-worker", worker.name()).build();
    long micros = (clock.millis() - run.begunAt().toEpochMilli()) * 1_000;
    return new Attempt(
        ids.next(),
        run.lease(),
        run.begunAt(),
        Math.max(0, micros),
        null,
        error,
        detail,
        by,
        Headers.NONE,
        body,
        false,
        Timings.NONE);
  }
}
