package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Attempt;
import dev.hookline.job.Claimed;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunNote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Short words for what tests of runs do. Their times are those of the store's clock. */
abstract class RunContract extends StoreContract {

  static final String TASK = "send-email";
  static final byte[] INPUT = "{\"to\":\"a@example.com\"}".getBytes(StandardCharsets.UTF_8);

  private final List<Job> woken = new CopyOnWriteArrayList<>();

  private Id project;
  private Id target;
  private Id owner;

  @BeforeEach
  final void listen() {
    project = samples().id();
    target = samples().id();
    owner = samples().id();
    stores().runs().onWoken(woken::add);
  }

  final Id project() {
    return project;
  }

  final Id target() {
    return target;
  }

  final Id owner() {
    return owner;
  }

  /** The time by the store's clock. */
  final Instant now() {
    return samples().id().time();
  }

  final Job plain() {
    return samples().run(project, target, Samples.plainRun(TASK));
  }

  final Appended append(Job run) {
    return append(samples().input(run, INPUT), run);
  }

  final Job waiting() {
    return waiting(plain());
  }

  final Job waiting(Job run) {
    assertThat(append(run)).isEqualTo(Appended.Stored.INSTANCE);
    return run;
  }

  /** A run in its first attempt, in a lane of its own. */
  final Job running() {
    return claimed(waiting(samples().run(project, samples().id(), Samples.plainRun(TASK))));
  }

  /** Claims everything that is due in the lane of a run, up to that run. */
  final Job claimed(Job run) {
    return claimedWithEvent(run).job();
  }

  final Claimed claimedWithEvent(Job run) {
    Instant now = now();
    Instant latest = run.dueAt().isAfter(now) ? run.dueAt() : now;
    List<Claimed> claimed =
        stores().jobStore().claim(run.lane(), owner, latest, 100).jobs().stream()
            .filter(one -> one.job().id().equals(run.id()))
            .toList();
    assertThat(claimed).hasSize(1);
    return claimed.getFirst();
  }

  final Job suspended(RunWait waitFor, Duration atMost) {
    return suspended(running(), waitFor, atMost);
  }

  final Job suspended(Job held, RunWait waitFor, Duration atMost) {
    return finished(held, new Outcome.Suspend(waitFor, now().plus(atMost)), null);
  }

  final Job done(Job held) {
    return finished(held, new Outcome.Done(), samples().attempt(held.attempt()));
  }

  final Job finished(Job held, Outcome outcome, @Nullable Attempt attempt) {
    Job next = Lifecycle.after(held, outcome, RetryPolicy.STANDARD, now(), 0.5, null);
    assertThat(finish(held, next, attempt)).isEqualTo(FinishResult.STORED);
    return next;
  }

  final FinishResult finish(Job held, Job next, @Nullable Attempt attempt) {
    return finish(new Finish(held, next, attempt));
  }

  final FinishResult finish(Finish end) {
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    stores().jobStore().finish(end, answer::complete);
    return await(answer);
  }

  /** Loses the owner of a run so often that it is not to be rescued any more. */
  final Claimed beyondRescue(Job held) {
    Id self = samples().id();
    while (stores().jobStore().rescue(self, now()) == 1) {
      claimed(stored(held.id()));
    }
    List<Claimed> lost = stores().jobStore().beyondRescue(self, 10);
    assertThat(lost).extracting(one -> one.job().id()).containsExactly(held.id());
    return lost.getFirst();
  }

  /** What the store has told of, in its order. */
  final List<Job> woken() {
    note(); // is committed after all that was told of before
    return woken;
  }

  final List<RunNote.Result> note(RunNote... notes) {
    CompletableFuture<List<RunNote.Result>> answer = new CompletableFuture<>();
    stores().runs().note(List.of(notes), answer::complete);
    return await(answer);
  }

  final Job stored(Id run) {
    return stores().jobReader().find(project, run).orElseThrow();
  }

  static Run runOf(Job job) {
    return Objects.requireNonNull(job.run());
  }

  final Event input(Job run) {
    return stores().eventReader().input(project, run.event()).orElseThrow();
  }
}
