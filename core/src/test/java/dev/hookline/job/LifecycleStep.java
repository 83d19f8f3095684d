package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A change of a job's state as the chart shows it; the tests hold {@link Lifecycle} to it.
 *
 * @param from the states in which it is legal
 * @param when in words of the reader of the chart
 */
record LifecycleStep(
    String name, Set<JobStatus> from, JobStatus to, String when, UnaryOperator<Job> change) {

  private static final Set<JobStatus> RUNNING = EnumSet.of(JobStatus.RUNNING);
  private static final RetryPolicy AGAIN = new RetryPolicy.Schedule(waits(9));
  private static final RetryPolicy NEVER_AGAIN = new RetryPolicy.Schedule(List.of());

  static final List<LifecycleStep> ALL =
      List.of(
          new LifecycleStep(
              "claimed",
              EnumSet.of(JobStatus.READY),
              JobStatus.RUNNING,
              "it is due and an owner has room for it; its attempt number goes up by one",
              job -> Lifecycle.claim(job, new Id(7, 7))),
          new LifecycleStep(
              "done",
              RUNNING,
              JobStatus.SUCCEEDED,
              "the attempt succeeded",
              job -> after(job, new Outcome.Done(), AGAIN)),
          new LifecycleStep(
              "retry",
              RUNNING,
              JobStatus.READY,
              "the attempt failed and the retry policy grants another one",
              job -> after(job, new Outcome.Retry("failed", null, false), AGAIN)),
          new LifecycleStep(
              "exhausted",
              RUNNING,
              JobStatus.FAILED,
              "the attempt failed and was the last that the retry policy grants",
              job -> after(job, new Outcome.Retry("failed", null, false), NEVER_AGAIN)),
          new LifecycleStep(
              "gave up",
              RUNNING,
              JobStatus.FAILED,
              "the attempt failed in a way that makes another one useless",
              job -> after(job, new Outcome.GiveUp("gone"), AGAIN)),
          new LifecycleStep(
              "deferred",
              RUNNING,
              JobStatus.READY,
              "it was not its turn; this does not count as a failure",
              job -> after(job, new Outcome.Defer("busy", Jobs.NOW), AGAIN)),
          new LifecycleStep(
              "found its lane stopped",
              RUNNING,
              JobStatus.HELD,
              "its endpoint was disabled when the attempt was to begin, whose number is used again",
              job -> after(job, new Outcome.Hold("disabled"), AGAIN)),
          new LifecycleStep(
              "rescued",
              RUNNING,
              JobStatus.READY,
              "its owner is gone; an attempt marked as interrupted is kept",
              job -> Lifecycle.rescue(job, Jobs.NOW)),
          new LifecycleStep(
              "given back",
              RUNNING,
              JobStatus.READY,
              "its owner has not begun the attempt, whose number is used again",
              Lifecycle::release),
          new LifecycleStep(
              "its result forgotten",
              RUNNING,
              JobStatus.READY,
              "the result of its attempt cannot be stored, because of a defect; it is attempted again after a minute",
              job -> Lifecycle.forgetResult(job, Jobs.NOW)),
          new LifecycleStep(
              "held",
              EnumSet.of(JobStatus.READY),
              JobStatus.HELD,
              "its endpoint is disabled",
              job -> Lifecycle.hold(job, "disabled")),
          new LifecycleStep(
              "let go on",
              EnumSet.of(JobStatus.HELD),
              JobStatus.READY,
              "its endpoint is enabled again",
              job -> Lifecycle.unhold(job, Jobs.NOW)),
          new LifecycleStep(
              "found unreadable",
              EnumSet.of(JobStatus.READY, JobStatus.RUNNING),
              JobStatus.FAILED,
              "the database is damaged where its event is; a retry by hand looks again",
              job -> Lifecycle.unreadable(job, "event_unreadable", Jobs.NOW)),
          new LifecycleStep(
              "cancelled",
              EnumSet.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD),
              JobStatus.CANCELLED,
              "an operator cancels it or its endpoint is deleted; a result that comes later is refused",
              job -> Lifecycle.cancel(job, "by hand", Jobs.NOW)),
          new LifecycleStep(
              "retried by hand",
              EnumSet.complementOf(EnumSet.of(JobStatus.RUNNING)),
              JobStatus.READY,
              "an operator wants it attempted now; the retry policy begins anew",
              job -> Lifecycle.retryNow(job, Jobs.NOW)));

  private static Job after(Job job, Outcome outcome, RetryPolicy policy) {
    return Lifecycle.after(job, outcome, policy, Jobs.NOW, 0.5, null);
  }

  private static List<Duration> waits(int count) {
    return java.util.Collections.nCopies(count, Duration.ofSeconds(1));
  }

  @Override
  public String toString() {
    return name;
  }
}
