package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.List;

/** Jobs for tests. */
final class Jobs {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Id OWNER = new Id(9, 9);

  private Jobs() {}

  /** A job in a state that it may be in, in its third attempt with two failures behind it. */
  static Job in(JobStatus status) {
    return new Job(
        new Id(1, 1),
        JobKind.DELIVERY,
        new Id(2, 2),
        new Id(3, 3),
        new Id(4, 4),
        status,
        3,
        2,
        NOW.minusSeconds(60),
        status == JobStatus.RUNNING ? OWNER : null,
        "before",
        500,
        status.isFinal() ? NOW.minusSeconds(30) : null);
  }

  /** The same for a run of a task. */
  static Job runIn(JobStatus status) {
    Job job = in(status);
    Run run =
        new Run(
            "task",
            "task/task",
            null,
            RunTrigger.API,
            0,
            List.of(),
            null,
            null,
            null,
            null,
            Run.NO_METADATA,
            null,
            null,
            0,
            0,
            List.of());
    return new Job(
        job.id(),
        JobKind.RUN,
        job.project(),
        job.event(),
        job.target(),
        status,
        job.attempt(),
        job.failures(),
        job.dueAt(),
        job.owner(),
        job.reason(),
        null,
        job.finishedAt(),
        run);
  }
}
