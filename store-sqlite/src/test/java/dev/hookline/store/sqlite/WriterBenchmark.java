package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Append;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.Finish;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Timings;
import dev.hookline.testkit.contract.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * What the writer costs: {@code WriterBenchmark [rows per step]}. Prints processor time per row,
 * because other programs on the machine change the elapsed time but hardly that.
 */
final class WriterBenchmark {

  private static final byte[] PAYLOAD = new byte[1_024];
  private static final Headers REQUEST =
      new Headers(
          """
          content-type: application/json
          user-agent: Sender/1.0
          x-sender-event: order.paid
          x-sender-delivery: 4f1c1c1e-8f3c-4b7e-9c39-0d6c1a2b3c4d
          content-length: 1024
          x-signature: sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15
          """);
  private static final String SENT =
      """
      webhook-id: ID
      webhook-timestamp: 1772000000
      webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
      content-type: application/json
      user-agent: Hookline/1
      hookline-attempt: 1
      """;
  private static final Headers ANSWER = new Headers("content-length: 2\ndate: today\n");

  private final SqliteStore store;
  private final Id project;
  private final Id source;
  private final Id target;
  private final Id owner;
  private final ArrayDeque<Job> running = new ArrayDeque<>();

  private WriterBenchmark(SqliteStore store) {
    this.store = store;
    project = store.ids().next();
    source = store.ids().next();
    target = store.ids().next();
    owner = store.ids().next();
  }

  public static void main(String[] arguments) throws Exception {
    int rows = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
    try (OpenedStore opened = new OpenedStore()) {
      WriterBenchmark benchmark = new WriterBenchmark(opened.store());
      benchmark.appends("warm-up", 20_000, 100, 1);
      benchmark.finishes("warm-up", 100);
      benchmark.all(rows);
    }
  }

  private void all(int rows) throws InterruptedException {
    for (int perCommit : new int[] {1, 16, 64, 256, 1_000}) {
      appends("append, no job", Math.min(rows, 2_000 * perCommit), perCommit, 0);
    }
    for (int perCommit : new int[] {1, 16, 64, 256, 1_000}) {
      appends("append, 1 job", Math.min(rows, 2_000 * perCommit), perCommit, 1);
      finishes("finish", perCommit);
    }
    waiting(rows, JobKind.DELIVERY);
    claims(rows, 500, JobKind.DELIVERY);
    running.clear();
    for (int perCommit : new int[] {1, 16, 64, 256, 1_000}) {
      runs(Math.min(rows, 2_000 * perCommit), perCommit);
      finishes("finish of a run", perCommit);
    }
    waiting(rows, JobKind.RUN);
    claims(rows, 500, JobKind.RUN);
  }

  private void appends(String what, int rows, int perCommit, int jobs) throws InterruptedException {
    Meter meter = new Meter();
    Semaphore answered = new Semaphore(0);
    int commits = rows / perCommit;
    for (int commit = 0; commit < commits; commit++) {
      List<Append> appends = new ArrayList<>(perCommit);
      for (int at = 0; at < perCommit; at++) {
        Event event = event();
        appends.add(new Append(event, jobs(event, jobs), _ -> answered.release()));
      }
      store.eventLog().append(appends);
      answered.acquire(perCommit);
    }
    meter.print(what, commits * perCommit, commits);
  }

  private void runs(int rows, int perCommit) throws InterruptedException {
    Meter meter = new Meter();
    Semaphore answered = new Semaphore(0);
    int commits = rows / perCommit;
    for (int commit = 0; commit < commits; commit++) {
      List<Append> appends = new ArrayList<>(perCommit);
      for (int at = 0; at < perCommit; at++) {
        Append run = run(JobStatus.RUNNING, 1, owner, answered);
        running.addAll(run.jobs());
        appends.add(run);
      }
      store.eventLog().append(appends);
      answered.acquire(perCommit);
    }
    meter.print("append, 1 run", commits * perCommit, commits);
  }

  private Append run(
      JobStatus status,
      int attempt,
      @org.jspecify.annotations.Nullable Id holder,
      Semaphore answered) {
    Id id = store.ids().next();
    Event input = Event.inputOf(id, project, new Payload(PAYLOAD, "application/json"));
    Job job =
        new Job(
            id,
            JobKind.RUN,
            project,
            id,
            target,
            status,
            attempt,
            0,
            id.time(),
            holder,
            null,
            null,
            null,
            Samples.plainRun("send-email"));
    return new Append(input, List.of(job), _ -> answered.release());
  }

  private void finishes(String what, int perCommit) throws InterruptedException {
    Meter meter = new Meter();
    Semaphore answered = new Semaphore(0);
    int rows = running.size();
    int commits = 0;
    while (!running.isEmpty()) {
      int count = Math.min(perCommit, running.size());
      for (int at = 0; at < count; at++) {
        Job held = running.remove();
        Job next =
            Lifecycle.after(
                held, new Outcome.Done(), RetryPolicy.STANDARD, Instant.now(), 0.5, 200);
        store.jobStore().finish(new Finish(held, next, attempt()), _ -> answered.release());
      }
      answered.acquire(count);
      commits++;
    }
    meter.print(what, rows, commits);
  }

  private void waiting(int rows, JobKind kind) throws InterruptedException {
    Semaphore answered = new Semaphore(0);
    Meter meter = new Meter();
    for (int done = 0; done < rows; done += 1_000) {
      List<Append> appends = new ArrayList<>();
      for (int at = 0; at < 1_000; at++) {
        Event event = event();
        Job job = job(event, JobStatus.READY, 0, null);
        appends.add(
            kind == JobKind.RUN
                ? run(JobStatus.READY, 0, null, answered)
                : new Append(event, List.of(job), _ -> answered.release()));
      }
      store.eventLog().append(appends);
      answered.acquire(1_000);
    }
    meter.print("append, 1 waiting " + kind, rows, rows / 1_000);
  }

  private void claims(int rows, int atOnce, JobKind kind) {
    Meter meter = new Meter();
    int claimed = 0;
    int claims = 0;
    Lane lane = new Lane(kind, target);
    while (claimed < rows) {
      List<Claimed> jobs =
          store
              .jobStore()
              .claim(lane, owner, Instant.now().plus(Duration.ofSeconds(1)), atOnce)
              .jobs();
      claimed += jobs.size();
      claims++;
      jobs.forEach(job -> running.add(job.job()));
    }
    meter.print("claim of " + atOnce + " " + kind, claimed, claims);
  }

  private List<Job> jobs(Event event, int count) {
    List<Job> jobs = new ArrayList<>(count);
    for (int at = 0; at < count; at++) {
      Job job = job(event, JobStatus.RUNNING, 1, owner);
      running.add(job);
      jobs.add(job);
    }
    return jobs;
  }

  private Job job(
      Event event, JobStatus status, int attempt, @org.jspecify.annotations.Nullable Id holder) {
    return new Job(
        store.ids().next(),
        JobKind.DELIVERY,
        project,
        event.id(),
        target,
        status,
        attempt,
        0,
        event.receivedAt(),
        holder,
        null,
        null,
        null);
  }

  private Event event() {
    Id id = store.ids().next();
    String sent = UUID.randomUUID().toString();
    return new Event(
        id,
        project,
        source,
        sent,
        sent,
        "order.paid",
        null,
        null,
        REQUEST,
        new Payload(PAYLOAD, "application/json"),
        1);
  }

  private Attempt attempt() {
    Id id = store.ids().next();
    return new Attempt(
        id,
        1,
        Instant.now(),
        1_234,
        200,
        null,
        null,
        new Headers(SENT.replace("ID", id.text(IdPrefix.EVENT))),
        ANSWER,
        new byte[] {'o', 'k'},
        false,
        new Timings(0, 0, 1_000));
  }
}
