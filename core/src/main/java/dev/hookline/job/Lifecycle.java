package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every legal change of a job's state, as pure functions: no I/O, no clock, no randomness of its
 * own.
 */
public final class Lifecycle {

  /** A run whose worker was lost so often is likely to be what kills it. */
  static final int LOST_MAX = 5;

  /** The same when it was the server that ended, which claims many runs that it never begins. */
  static final int INTERRUPTED_MAX = 25;

  /** A run that has been lost so often before is not freed by {@link #rescue}, but ended. */
  public static final int LOST_BEYOND_RESCUE = INTERRUPTED_MAX - 1;

  /** So that a result which cannot be stored each time does not have it attempted all the time. */
  private static final Duration WAIT_AFTER_DEFECT = Duration.ofMinutes(1);

  private Lifecycle() {}

  /** A job is taken by an owner for its next attempt. */
  public static Job claim(Job job, Id owner) {
    require(job, job.status() == JobStatus.READY, "claimed");
    Job claimed =
        with(job, JobStatus.RUNNING, job.attempt() + 1, job.failures(), job.dueAt(), owner, null);
    Run run = job.run();
    return run == null ? claimed : claimed.withRun(run.resumed());
  }

  /**
   * What follows an attempt.
   *
   * @param jitter 0 to 1, evenly spread
   * @param statusCode what the attempt was answered, if it was
   */
  public static Job after(
      Job job,
      Outcome outcome,
      RetryPolicy policy,
      Instant now,
      double jitter,
      @Nullable Integer statusCode) {
    require(job, job.status() == JobStatus.RUNNING, "ended");
    return switch (outcome) {
      case Outcome.Done() -> ended(job, JobStatus.SUCCEEDED, job.failures(), null, now, statusCode);
      case Outcome.GiveUp(String why) ->
          ended(job, JobStatus.FAILED, job.failures() + 1, why, now, statusCode);
      case Outcome.Defer(String why, Instant until) ->
          waiting(job, job.failures(), until, why, null);
      case Outcome.Suspend(RunWait waitFor, Instant until) ->
          waiting(job, job.failures(), until, null, null).withRun(runOf(job).suspended(waitFor));
      case Outcome.Lost(String why) ->
          lost(job.withRun(runOf(job).lostOnceMore()), why, now, LOST_MAX);
      case Outcome.End(JobStatus status, String why) ->
          ended(mayHaveBegun(job), status, job.failures(), why, now, statusCode);
      case Outcome.Release() -> release(job);
      case Outcome.Hold(String why) -> hold(release(job), why);
      case Outcome.Retry(String why, Duration notBefore, boolean _) -> {
        int failures = job.failures() + 1;
        yield policy
            .delayAfter(failures)
            .map(delay -> policy.spread(delay, jitter))
            .map(delay -> longer(delay, notBefore))
            .map(delay -> waiting(job, failures, now.plus(delay), why, statusCode))
            .orElseGet(() -> ended(job, JobStatus.FAILED, failures, why, now, statusCode));
      }
    };
  }

  /** An operator wants it attempted now, whatever became of it before. */
  public static Job retryNow(Job job, Instant now) {
    require(job, job.status() != JobStatus.RUNNING, "retried");
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        JobStatus.READY,
        job.attempt(),
        0,
        now,
        null,
        null,
        job.lastStatusCode(),
        null,
        job.run() == null ? null : job.run().again());
  }

  /** An operator does not want it any more. The result of an attempt under way will be refused. */
  public static Job cancel(Job job, String why, Instant now) {
    require(job, !job.status().isFinal(), "cancelled");
    return ended(job, JobStatus.CANCELLED, job.failures(), why, now, job.lastStatusCode());
  }

  /** Its owner is gone; whether the attempt reached the other side is unknown. */
  public static Job rescue(Job job, Instant now) {
    require(job, job.status() == JobStatus.RUNNING, "rescued");
    if (job.run() != null) {
      return lost(job.withRun(runOf(job).lostOnceMore()), "interrupted", now, INTERRUPTED_MAX);
    }
    return with(job, JobStatus.READY, job.attempt(), job.failures(), now, null, "interrupted");
  }

  /** An attempt was made whose result cannot be stored: another one follows, after a while. */
  public static Job forgetResult(Job job, Instant now) {
    require(job, job.status() == JobStatus.RUNNING, "without its result");
    Instant dueAt = now.plus(WAIT_AFTER_DEFECT);
    String why = "the result of an attempt could not be stored";
    return with(job, JobStatus.READY, job.attempt(), job.failures(), dueAt, null, why);
  }

  /** Its owner gives it back without having begun the attempt, which then has not been one. */
  public static Job release(Job job) {
    require(job, job.status() == JobStatus.RUNNING, "given back");
    return with(job, JobStatus.READY, job.attempt() - 1, job.failures(), job.dueAt(), null, null);
  }

  /** Its lane is stopped. */
  public static Job hold(Job job, String why) {
    require(job, job.status() == JobStatus.READY, "held");
    return with(job, JobStatus.HELD, job.attempt(), job.failures(), job.dueAt(), null, why);
  }

  /** Its lane may go on. */
  public static Job unhold(Job job, Instant now) {
    require(job, job.status() == JobStatus.HELD, "let go on");
    Instant dueAt = job.kind() == JobKind.RUN ? job.dueAt() : now; // runs keep their order
    return with(job, JobStatus.READY, job.attempt(), job.failures(), dueAt, null, null);
  }

  /** Begun never and no longer to begin. */
  public static Job expire(Job job, Instant now) {
    require(job, !job.status().isFinal(), "expired");
    return ended(job, JobStatus.EXPIRED, job.failures(), "not begun in time", now, null);
  }

  /** A run that waits is to be due at another time; its time to live moves with that. */
  public static Job reschedule(Job job, Instant dueAt) {
    boolean waits = job.status() == JobStatus.READY || job.status() == JobStatus.HELD;
    require(job, waits, "rescheduled");
    @Nullable String why = job.status() == JobStatus.HELD ? null : job.reason();
    Job moved = with(job, JobStatus.READY, job.attempt(), job.failures(), dueAt, null, why);
    Run run = job.run();
    return run == null
        ? moved
        : moved.withRun(run.expiringLaterBy(Duration.between(job.mayBeginAt(), dueAt)));
  }

  /** What it is about can no longer be read, so no attempt can be made. */
  public static Job unreadable(Job job, String why, Instant now) {
    boolean isWanted = job.status() == JobStatus.READY || job.status() == JobStatus.RUNNING;
    require(job, isWanted, "given up");
    return ended(job, JobStatus.FAILED, job.failures(), why, now, job.lastStatusCode());
  }

  private static Job lost(Job job, String why, Instant now, int most) {
    return runOf(job).lost() >= most
        ? ended(job, JobStatus.CRASHED, job.failures(), why, now, null)
        : waiting(job, job.failures(), now, why, null);
  }

  private static Run runOf(Job job) {
    Run run = job.run();
    if (run == null) {
      throw new IllegalStateException("only a run can do that: " + job.id());
    }
    return run;
  }

  /** A delivery is ended from outside only when its attempt is to begin, which gives it up. */
  private static Job mayHaveBegun(Job job) {
    return job.run() == null ? release(job) : job;
  }

  private static @Nullable Run begun(Job job) {
    Run run = job.run();
    return run == null ? null : run.begun();
  }

  private static @Nullable Run resumed(Job job) {
    Run run = job.run();
    return run == null ? null : run.resumed();
  }

  private static Duration longer(Duration delay, @Nullable Duration notBefore) {
    return notBefore == null || notBefore.compareTo(delay) <= 0 ? delay : notBefore;
  }

  private static Job waiting(
      Job job, int failures, Instant dueAt, @Nullable String why, @Nullable Integer statusCode) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        JobStatus.READY,
        job.attempt(),
        failures,
        dueAt,
        null,
        why,
        statusCode,
        null,
        begun(job));
  }

  private static Job ended(
      Job job,
      JobStatus status,
      int failures,
      @Nullable String why,
      Instant now,
      @Nullable Integer statusCode) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        status,
        job.attempt(),
        failures,
        job.dueAt(),
        null,
        why,
        statusCode,
        now,
        resumed(job));
  }

  private static Job with(
      Job job,
      JobStatus status,
      int attempt,
      int failures,
      Instant dueAt,
      @Nullable Id owner,
      @Nullable String why) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        status,
        attempt,
        failures,
        dueAt,
        owner,
        why,
        job.lastStatusCode(),
        null,
        job.run());
  }

  private static void require(Job job, boolean legal, String change) {
    if (!legal) {
      throw new IllegalStateException(
          "a job that is " + job.status() + " cannot be " + change + ": " + job.id());
    }
  }
}
