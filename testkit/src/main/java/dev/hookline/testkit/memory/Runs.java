package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
import dev.hookline.event.Payload;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Run;
import dev.hookline.job.RunWait;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs with something else in them. */
final class Runs {

  private Runs() {}

  static Job due(Job job, Instant dueAt) {
    return new Job(
        job.id(),
        job.kind(),
        job.project(),
        job.event(),
        job.target(),
        job.status(),
        job.attempt(),
        job.failures(),
        dueAt,
        job.owner(),
        job.reason(),
        job.lastStatusCode(),
        job.finishedAt(),
        job.run());
  }

  /** A run that is due when another would be, and expires so, or as much later if that does not. */
  static Job moved(Job present, Job other) {
    Job due = due(present, other.dueAt());
    Run stored = due.run();
    Run is = other.run();
    Run later = Lifecycle.reschedule(present, other.dueAt()).run();
    if (stored == null || is == null || later == null) {
      return due;
    }
    Instant expiresAt = is.expiresAt() == null ? later.expiresAt() : is.expiresAt();
    return due.withRun(with(stored, expiresAt, stored.waiting(), stored.lost()));
  }

  private static Run with(
      Run stored, @Nullable Instant expiresAt, @Nullable RunWait waiting, int lost) {
    return new Run(
        stored.task(),
        stored.queue(),
        stored.concurrencyKey(),
        stored.trigger(),
        stored.priority(),
        stored.tags(),
        stored.maxAttempts(),
        stored.maxDuration(),
        expiresAt,
        stored.key(),
        stored.metadata(),
        waiting,
        stored.cancelRequestedAt(),
        lost,
        stored.logsDropped(),
        List.of());
  }

  static Event withPayload(Event event, Payload payload) {
    return new Event(
        event.id(),
        event.project(),
        event.source(),
        event.eventId(),
        event.dedupeKey(),
        event.type(),
        event.tenant(),
        event.orderingKey(),
        event.headers(),
        payload,
        event.targets());
  }

  /** What is stored after an attempt: of the run only what an attempt decides on. */
  static Job afterAttempt(Job present, Job held, Job next) {
    Run stored = present.run();
    Run was = held.run();
    Run is = next.run();
    if (stored == null || was == null || is == null) {
      return next;
    }
    return next.withRun(
        with(
            stored,
            Objects.equals(was.expiresAt(), is.expiresAt()) ? stored.expiresAt() : is.expiresAt(),
            Objects.equals(was.waiting(), is.waiting()) ? stored.waiting() : is.waiting(),
            was.lost() == is.lost() ? stored.lost() : is.lost()));
  }

  static Run withLogsDropped(Run run, long dropped) {
    return new Run(
        run.task(),
        run.queue(),
        run.concurrencyKey(),
        run.trigger(),
        run.priority(),
        run.tags(),
        run.maxAttempts(),
        run.maxDuration(),
        run.expiresAt(),
        run.key(),
        run.metadata(),
        run.waiting(),
        run.cancelRequestedAt(),
        run.lost(),
        dropped,
        run.steps());
  }
}
