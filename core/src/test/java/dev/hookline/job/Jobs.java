package dev.hookline.job;

import dev.hookline.id.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs for tests. */
final class Jobs {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Id OWNER = new Id(9, 9);

  private static final Run RUN =
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

  private Jobs() {}

  /** A job in a state that it may be in, in its third attempt with two failures behind it. */
  static Job in(JobStatus status) {
    return job(JobKind.DELIVERY, status, 3, 2, 500, null);
  }

  /** The same for a run of a task. */
  static Job runIn(JobStatus status) {
    return job(JobKind.RUN, status, 3, 2, null, RUN);
  }

  /** A run without an attempt behind it. */
  static Job firstRunIn(JobStatus status) {
    return job(JobKind.RUN, status, 0, 0, null, RUN);
  }

  private static Job job(
      JobKind kind,
      JobStatus status,
      int attempt,
      int failures,
      @Nullable Integer lastStatusCode,
      @Nullable Run run) {
    return new Job(
        new Id(1, 1),
        kind,
        new Id(2, 2),
        new Id(3, 3),
        new Id(4, 4),
        status,
        attempt,
        failures,
        NOW.minusSeconds(60),
        status == JobStatus.RUNNING ? OWNER : null,
        "before",
        lastStatusCode,
        status.isFinal() ? NOW.minusSeconds(30) : null,
        run);
  }
}
