package dev.hookline.job;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The changes of a job's state that only runs know. */
final class RunSteps {

  private static final Set<JobStatus> RUNNING = EnumSet.of(JobStatus.RUNNING);
  private static final RetryPolicy AGAIN =
      new RetryPolicy.Schedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)));

  static final List<LifecycleStep> ALL =
      List.of(
          new LifecycleStep(
              "suspended",
              RUNNING,
              JobStatus.READY,
              "its code waits for a time, a token or other runs; this ends no attempt",
              job -> after(job, new Outcome.Suspend(RunWait.Sleep.INSTANCE, Jobs.NOW))),
          new LifecycleStep(
              "lost",
              RUNNING,
              JobStatus.READY,
              "its worker or its process is gone; this counts no failure",
              job -> after(job, new Outcome.Lost("the worker left"))),
          new LifecycleStep(
              "lost too often",
              RUNNING,
              JobStatus.CRASHED,
              "its worker is gone for the fifth time, and likely because of it",
              job -> after(oftenLost(job), new Outcome.Lost("the worker left"))),
          new LifecycleStep(
              "timed out",
              RUNNING,
              JobStatus.TIMED_OUT,
              "an attempt took longer than it may",
              job -> after(job, new Outcome.End(JobStatus.TIMED_OUT, "too long"))),
          new LifecycleStep(
              "ended on request",
              RUNNING,
              JobStatus.CANCELLED,
              "an operator called it off while it was executed, and no other attempt is to follow; its worker has 30 s to end it; or a delivery was due and its endpoint may not have it any more; the attempt was not begun then and does not count",
              job -> after(job, new Outcome.End(JobStatus.CANCELLED, "by hand"))),
          new LifecycleStep(
              "expired",
              EnumSet.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD),
              JobStatus.EXPIRED,
              "its time to live was over before it had begun",
              job -> Lifecycle.expire(job, Jobs.NOW)),
          new LifecycleStep(
              "rescheduled",
              EnumSet.of(JobStatus.READY, JobStatus.HELD),
              JobStatus.READY,
              "an operator wants it at another time",
              job -> Lifecycle.reschedule(job, Jobs.NOW)));

  private RunSteps() {}

  private static Job after(Job job, Outcome outcome) {
    return Lifecycle.after(job, outcome, AGAIN, Jobs.NOW, 0.5, null);
  }

  private static Job oftenLost(Job job) {
    Job lost = job;
    for (int times = 1; times < Lifecycle.LOST_MAX; times++) {
      Run run = lost.run();
      lost = run == null ? lost : lost.withRun(run.lostOnceMore());
    }
    return lost;
  }
}
