package dev.hookline.testkit.contract;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.Timings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events, jobs and attempts for tests, with ids of the store under test. */
public final class Samples {

  /** When everything in a test happens, if not said otherwise. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

  private static final byte[] BODY = "{\"amount\":1}".getBytes(StandardCharsets.UTF_8);

  private final IdGenerator ids;

  public Samples(IdGenerator ids) {
    this.ids = ids;
  }

  public Id id() {
    return ids.next();
  }

  /** A published event of a project. */
  public Event event(Id project) {
    return event(project, ids.next());
  }

  /** The same with a given id. */
  public Event event(Id project, Id id) {
    return event(project, id, null, null, "invoice.paid", null);
  }

  /** An event that came in at a source under a name of the sender's. */
  public Event received(Id project, Id source, String eventId) {
    return event(project, ids.next(), source, eventId, "invoice.paid", null);
  }

  /** An event with what lists are filtered by. */
  public Event event(
      Id project,
      Id id,
      @Nullable Id source,
      @Nullable String eventId,
      String type,
      @Nullable String tenant) {
    return new Event(
        id,
        project,
        source,
        eventId == null ? id.text(IdPrefix.EVENT) : eventId,
        eventId,
        type,
        tenant,
        null,
        Headers.NONE,
        new Payload(BODY, "application/json"),
        1);
  }

  /** An endpoint with as little as possible. */
  public Endpoint endpoint(Id project) {
    return new Endpoint(
        ids.next(),
        project,
        "https://example.org",
        null,
        List.of("*"),
        List.of(),
        null,
        Headers.NONE,
        SignatureSettings.STANDARD,
        List.of(),
        new RetryPolicy.Schedule(List.of()),
        Endpoint.TIMEOUT_STANDARD,
        null,
        Endpoint.CONCURRENCY_STANDARD,
        false,
        "off for now",
        NOW);
  }

  /** A job that waits, due {@link #NOW}. */
  public Job ready(Id project, Id target) {
    return job(project, ids.next(), target, JobStatus.READY, 0, NOW, null);
  }

  /** A job that waits, due at a time. */
  public Job ready(Id project, Id target, Instant dueAt) {
    return job(project, ids.next(), target, JobStatus.READY, 0, dueAt, null);
  }

  /** A job in its first attempt. */
  public Job running(Id project, Id target, Id owner) {
    return job(project, ids.next(), target, JobStatus.RUNNING, 1, NOW, owner);
  }

  /** A run that waits in a queue, due as soon as it was made, with an input of its own. */
  public Job run(Id project, Id target, Run run) {
    Id id = ids.next();
    return run(project, id, target, id, run);
  }

  /** A run that an event has triggered. */
  public Job run(Id project, Id id, Id target, Id event, Run run) {
    return new Job(
        id,
        JobKind.RUN,
        project,
        event,
        target,
        JobStatus.READY,
        0,
        0,
        id.time(),
        null,
        null,
        null,
        null,
        run);
  }

  /** What every run has, and nothing more. */
  public static Run plainRun(String task) {
    return new RunBuilder(task).build();
  }

  /** The nameless event that holds the input of a run. */
  public Event input(Job run, byte[] bytes) {
    return Event.inputOf(run.id(), run.project(), new Payload(bytes, "application/json"));
  }

  public Job job(
      Id project,
      Id event,
      Id target,
      JobStatus status,
      int attempt,
      Instant dueAt,
      @Nullable Id owner) {
    return new Job(
        ids.next(),
        JobKind.DELIVERY,
        project,
        event,
        target,
        status,
        attempt,
        0,
        dueAt,
        owner,
        null,
        null,
        status.isFinal() ? NOW : null);
  }

  /** An attempt with something in each of its fields. */
  public Attempt attempt(int number) {
    return attempt(number, new byte[] {0, 1, (byte) 0xff});
  }

  /** The same with another answer. */
  public Attempt attempt(int number, byte[] body) {
    return new Attempt(
        ids.next(),
        number,
        NOW,
        12_345,
        503,
        AttemptError.STATUS,
        "answered 503",
        new Headers("webhook-id: evt_1\n"),
        new Headers("server: test\nretry-after: 5\n"),
        body,
        true,
        new Timings(0, 100, 12_000));
  }
}
