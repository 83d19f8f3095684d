package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Alert;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.ClaimedBatch;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.job.Timings;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.Token;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.contract.Samples;
import dev.hookline.testkit.contract.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does at random what can be done to runs, legal or not, to two stores. */
final class RandomRuns {

  private static final int LANES = 3;
  private static final RetryPolicy POLICY =
      new RetryPolicy.Exponential(3, Duration.ofSeconds(1), Duration.ofSeconds(9), 2);

  private final TwoStores stores;
  private final ManualClock clock;
  private final Random random;
  private final Id project;
  private final Id owner;
  private final List<Id> targets = new ArrayList<>();
  private final List<Job> known = new ArrayList<>();
  private final List<Job> held = new ArrayList<>();
  private final List<Id> tokens = new ArrayList<>();

  RandomRuns(TwoStores stores, ManualClock clock, long seed) {
    this.stores = stores;
    this.clock = clock;
    this.random = new Random(seed);
    this.project = stores.id();
    this.owner = stores.id();
    Stream.generate(stores::id).limit(LANES).forEach(targets::add);
    append();
    createToken();
  }

  /** Every run that was stored, as it was then. */
  List<Job> known() {
    return known;
  }

  List<Id> targets() {
    return targets;
  }

  List<Job> woken() {
    return stores.woken();
  }

  void step() {
    clock.advance(Duration.ofMillis(random.nextInt(3_000)));
    int choice = random.nextInt(100);
    if (choice < 25) {
      append();
    } else if (choice < 50) {
      claim();
    } else if (choice < 75) {
      finish();
    } else if (choice < 82) {
      note();
    } else if (choice < 90) {
      change();
    } else if (choice < 95) {
      completeToken();
    } else {
      changeLane();
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private void append() {
    Id id = stores.id();
    boolean born = random.nextInt(3) == 0;
    Job job = born ? Lifecycle.claim(ready(id, run()), owner) : ready(id, run());
    Event input = input(id);
    Appended answer =
        stores.both(ports -> {
          CompletableFuture<Appended> answered = new CompletableFuture<>();
          ports.eventLog().append(List.of(new Append(input, List.of(job), answered::complete)));
          return Appending.await(answered);
        });
    if (answer instanceof Appended.Stored) {
      known.add(job);
      if (born) {
        held.add(job);
      }
    }
  }

  /** A run that waits, and is due soon or has been. */
  private Job ready(Id event, Run run) {
    return new Job(
        event,
        JobKind.RUN,
        project,
        event,
        any(targets),
        JobStatus.READY,
        0,
        0,
        now().plusMillis(random.nextInt(2_000) - 1_000),
        null,
        null,
        null,
        null,
        run);
  }

  private Event input(Id id) {
    Payload payload = new Payload(new byte[] {(byte) random.nextInt()}, "application/json");
    return Event.inputOf(id, project, payload);
  }

  private Run run() {
    RunKey key =
        random.nextInt(4) == 0
            ? new RunKey(
                any(List.of(RunKey.Use.values())),
                any(List.of("a", "b")),
                now().plusSeconds(random.nextInt(60)))
            : null;
    return new Run(
        any(List.of("t", "u")),
        "q",
        null,
        RunTrigger.API,
        0,
        random.nextBoolean() ? List.of() : List.of("x", "y"),
        null,
        null,
        random.nextInt(4) == 0 ? now().plusMillis(random.nextInt(20_000)) : null,
        key,
        Run.NO_METADATA,
        null,
        null,
        0,
        0,
        List.of());
  }

  private void claim() {
    Lane lane = new Lane(JobKind.RUN, any(targets));
    int limit = 1 + random.nextInt(3);
    ClaimedBatch batch = stores.both(ports -> ports.jobStore().claim(lane, owner, now(), limit));
    batch.jobs().stream().map(Claimed::job).forEach(held::add);
  }

  /** Of a job that may have ended long ago. */
  private void finish() {
    if (held.isEmpty()) {
      return;
    }
    Job job = random.nextInt(5) == 0 ? any(held) : held.removeLast();
    Outcome outcome = outcome();
    Job next = Lifecycle.after(job, outcome, POLICY, now(), random.nextDouble(), null);
    boolean isKept = random.nextInt(3) > 0 && !(outcome instanceof Outcome.Hold);
    Attempt attempt = isKept ? attempt(job) : null;
    Alert alert = random.nextInt(4) == 0 ? alert() : null;
    FinishResult result =
        stores.both(ports -> {
          CompletableFuture<FinishResult> answered = new CompletableFuture<>();
          ports.jobStore().finish(new Finish(job, next, attempt, alert), answered::complete);
          return Appending.await(answered);
        });
    if (alert != null) {
      boolean isStored =
          stores.both(ports -> ports.eventReader().find(project, alert.event().id())).isPresent();
      assertThat(isStored).isEqualTo(result == FinishResult.STORED);
      if (isStored) {
        known.addAll(alert.jobs());
      }
    }
    stores.both(ports -> ports.jobReader().attempts(job.id()).size());
  }

  /** It triggers another run. */
  private Alert alert() {
    Event event =
        new Event(
            stores.id(),
            project,
            Event.ALERT_SOURCE,
            "alert",
            null,
            "run.failed",
            null,
            null,
            Headers.NONE,
            new Payload(new byte[] {(byte) random.nextInt()}, "application/json"),
            1);
    return new Alert(
        event, List.of(ready(event.id(), Samples.plainRun("alarm"))), () -> {}, () -> {});
  }

  private Outcome outcome() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Outcome.Done();
      case 3 -> new Outcome.GiveUp("no");
      case 4 -> new Outcome.Retry("later", null, false);
      case 5 -> random.nextBoolean() ? new Outcome.Lost("gone") : new Outcome.Hold("paused");
      case 6 -> new Outcome.Suspend(RunWait.Sleep.INSTANCE, later());
      case 7 -> new Outcome.Suspend(new RunWait.Token(any(tokens)), later());
      case 8 -> new Outcome.Suspend(new RunWait.Runs(List.of(any(known).id())), later());
      default ->
          new Outcome.Suspend(
              new RunWait.Runs(List.of(any(known).id(), any(known).id(), stores.id())), later());
    };
  }

  private Instant later() {
    return now().plusSeconds(random.nextInt(120));
  }

  private Attempt attempt(Job job) {
    return new Attempt(
        stores.id(),
        job.attempt(),
        now(),
        1,
        null,
        null,
        null,
        Headers.NONE,
        Headers.NONE,
        new byte[] {1},
        false,
        Timings.NONE);
  }

  private void note() {
    if (held.isEmpty()) {
      return;
    }
    Job job = any(held);
    Step step = new Step(any(List.of("a#1", "b#1")), new byte[] {(byte) random.nextInt()});
    LogLine line = new LogLine(0, now(), "info", "hello", null);
    String metadata = "{\"a\":" + random.nextInt(9) + "}";
    List<RunNote> notes =
        List.of(
            new RunNote.Stepped(job, step),
            new RunNote.Logged(job, List.of(line, line)),
            new RunNote.Described(job, _ -> metadata));
    stores.both(ports -> {
      CompletableFuture<List<RunNote.Result>> answered = new CompletableFuture<>();
      ports.runs().note(notes, answered::complete);
      return Appending.await(answered);
    });
    stores.both(ports -> ports.runs().log(job.id(), 0, 1_000));
  }

  private void change() {
    Id run = any(known).id();
    Instant now = now();
    Instant later = later();
    switch (random.nextInt(5)) {
      case 0 -> stores.both(ports -> ports.jobActions().cancel(project, run, "unwanted", now));
      case 1 -> stores.both(ports -> ports.jobActions().retryNow(project, run, now));
      case 2 -> changeRun(run, job -> job.status().isFinal() ? null : Lifecycle.expire(job, now));
      case 3 ->
          changeRun(
              run,
              job -> job.status() == JobStatus.READY ? Lifecycle.reschedule(job, later) : null);
      default ->
          changeRun(
              run,
              job ->
                  job.withRun(
                      Objects.requireNonNull(job.run())
                          .cancelRequested(now)
                          .withMetadata("{\"b\":1}")));
    }
  }

  private void changeRun(Id run, Function<Job, @Nullable Job> change) {
    stores.both(ports -> ports.runs().change(project, run, change));
  }

  private void completeToken() {
    Id token = any(tokens);
    Instant now = now();
    stores.both(ports -> ports.tokens().complete(token, new byte[] {1}, now));
    createToken();
  }

  private void createToken() {
    Token token = new Token(stores.id(), project, "test-secret", null, later(), null, null);
    tokens.add(token.id());
    stores.both(ports -> ports.tokens().create(token));
  }

  private void changeLane() {
    Lane lane = new Lane(JobKind.RUN, any(targets));
    Instant now = now();
    Id self = random.nextInt(4) == 0 ? stores.id() : owner;
    stores.both(ports ->
        switch (change(now)) {
          case HOLD -> ports.jobStore().hold(lane, "paused");
          case UNHOLD -> ports.jobStore().unhold(lane, now);
          case CANCEL -> ports.jobStore().cancelAll(lane, "gone", now, _ -> {});
          case RESCUE ->
              ports.jobStore().rescue(self, now) + ports.jobStore().beyondRescue(self, 100).size();
          case RELEASE -> release(ports);
        });
  }

  private enum LaneChange {
    HOLD,
    UNHOLD,
    CANCEL,
    RESCUE,
    RELEASE
  }

  /** The same for both stores, which are asked one after the other. */
  private static LaneChange change(Instant now) {
    return LaneChange.values()[(int) (now.toEpochMilli() % LaneChange.values().length)];
  }

  private int release(Stores ports) {
    ports.jobStore().release(List.copyOf(held));
    return held.size();
  }

  private <T> T any(List<T> items) {
    // The last are the ones that something still can become of.
    int from = random.nextBoolean() ? Math.max(0, items.size() - 10) : 0;
    return items.get(from + random.nextInt(items.size() - from));
  }
}
