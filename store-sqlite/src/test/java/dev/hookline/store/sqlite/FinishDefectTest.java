package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.RunWait;
import dev.hookline.testkit.contract.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of an attempt that cannot be stored as it is. */
final class FinishDefectTest {

  private final OpenedStore opened = new OpenedStore();
  private final SqliteStore store = opened.store();
  private final Appending appending = new Appending(store);
  private final Samples samples = appending.samples();

  @AfterEach
  void close() throws Exception {
    opened.close();
  }

  @Test
  void the_end_is_stored_without_an_attempt_that_cannot_be() {
    Job held = running();
    finish(held, after(held, new Outcome.Defer("busy", Instant.EPOCH)), samples.attempt(1));
    Job again = claimed(held);
    Job next = after(again, new Outcome.Done());

    assertThat(finish(again, next, samples.attempt(1))).isEqualTo(FinishResult.STORED);

    assertThat(stored(held)).isEqualTo(next);
    assertThat(store.jobReader().attempts(held.id())).hasSize(1);
    assertThat(store.jobReader().open(held.kind())).isZero();
  }

  @Test
  void a_job_whose_end_cannot_be_stored_at_all_can_be_claimed_again_later() {
    Job held = running();
    breakEveryEnd();

    assertThat(finish(held, after(held, new Outcome.Done()), samples.attempt(1)))
        .isEqualTo(FinishResult.STALE);

    Job freed = stored(held);
    assertThat(freed.status()).isEqualTo(JobStatus.READY);
    assertThat(freed.owner()).isNull();
    assertThat(freed.attempt()).isEqualTo(1);
    assertThat(freed.reason()).contains("could not be stored");
    assertThat(freed.dueAt()).isAfter(Instant.now());
    assertThat(store.jobReader().attempts(held.id())).isEmpty();
  }

  @Test
  void others_of_the_same_commit_are_stored_and_woken_once() throws Exception {
    Job broken = running();
    finish(broken, after(broken, new Outcome.Defer("busy", Instant.EPOCH)), samples.attempt(1));
    Job again = claimed(broken);
    Job child = claimed(run());
    Job parent = claimed(run());
    List<Id> woken = Collections.synchronizedList(new ArrayList<>());
    store.runs().onWoken(run -> woken.add(run.id()));
    finish(
        parent,
        after(
            parent,
            new Outcome.Suspend(
                new RunWait.Runs(List.of(child.id())), Instant.now().plusSeconds(3_600))),
        null);

    CompletableFuture<FinishResult> one;
    CompletableFuture<FinishResult> other;
    try (BlockedWriter blocked = new BlockedWriter(store)) {
      assertThat(blocked).isNotNull();
      one = start(child, after(child, new Outcome.Done()), samples.attempt(1));
      other = start(again, after(again, new Outcome.Done()), samples.attempt(1));
    }

    assertThat(Appending.await(one)).isEqualTo(FinishResult.STORED);
    assertThat(Appending.await(other)).isEqualTo(FinishResult.STORED);
    store.writer().write(_ -> true);
    assertThat(woken).containsExactly(parent.id());
    assertThat(stored(parent).dueAt()).isBefore(Instant.now().plusSeconds(1));
  }

  private void breakEveryEnd() {
    store
        .writer()
        .write(transaction ->
            transaction
                .query(
                    """
                    CREATE TRIGGER broken BEFORE UPDATE ON job WHEN new.status = 3
                    BEGIN SELECT raise(ABORT, 'broken by the test'); END
                    """)
                .update());
  }

  private Job running() {
    Job job = samples.running(appending.project(), samples.id(), samples.id());
    Appending.await(appending.start(samples.event(appending.project(), job.event()), job));
    return job;
  }

  private Job run() {
    Job run = samples.run(appending.project(), samples.id(), Samples.plainRun("t"));
    Appending.await(appending.start(samples.input(run, new byte[0]), run));
    return run;
  }

  private Job claimed(Job job) {
    return store
        .jobStore()
        .claim(job.lane(), samples.id(), Instant.now(), 1)
        .jobs()
        .getFirst()
        .job();
  }

  private Job stored(Job job) {
    return store.jobReader().find(job.project(), job.id()).orElseThrow();
  }

  private static Job after(Job held, Outcome outcome) {
    return Lifecycle.after(held, outcome, RetryPolicy.STANDARD, Samples.NOW, 0.5, null);
  }

  private FinishResult finish(Job held, Job next, @Nullable Attempt attempt) {
    return Appending.await(start(held, next, attempt));
  }

  private CompletableFuture<FinishResult> start(Job held, Job next, @Nullable Attempt attempt) {
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    store.jobStore().finish(new Finish(held, next, attempt), answer::complete);
    return answer;
  }
}
