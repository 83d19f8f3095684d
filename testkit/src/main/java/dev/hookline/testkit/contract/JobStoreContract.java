package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptError;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link dev.hookline.job.JobStore} promises to the engine. */
public abstract class JobStoreContract extends StoreContract {

  private static final int CLAIMERS = 8;
  private static final int CONTESTED_JOBS = 400;

  @Test
  void the_end_of_an_attempt_is_stored_with_the_attempt() {
    Job held = stored(samples().running(samples().id(), samples().id(), samples().id()));
    Attempt attempt = samples().attempt(1);
    Job next = after(held, new Outcome.Retry("answered 503", null, false));

    assertThat(finish(held, next, attempt)).isEqualTo(FinishResult.STORED);

    assertThat(stores().jobReader().find(held.project(), held.id())).contains(next);
    assertThat(stores().jobReader().attempts(held.id()))
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(attempt);
  }

  @Test
  void an_outcome_that_was_no_attempt_is_stored_without_one() {
    Job held = stored(samples().running(samples().id(), samples().id(), samples().id()));
    Job next = after(held, new Outcome.Hold("the endpoint is disabled"));

    assertThat(finish(held, next, null)).isEqualTo(FinishResult.STORED);

    assertThat(stores().jobReader().find(held.project(), held.id())).contains(next);
    assertThat(stores().jobReader().attempts(held.id())).isEmpty();
  }

  @Test
  void a_job_held_before_its_attempt_began_is_claimed_again_with_the_same_number() {
    Id owner = samples().id();
    Job first = stored(samples().running(samples().id(), samples().id(), owner));
    Job held = after(first, new Outcome.Hold("the endpoint is disabled"));
    finish(first, held, null);
    assertThat(finish(first, held, null)).isEqualTo(FinishResult.STALE);

    stores().jobStore().unhold(first.lane(), first.dueAt());
    assertThat(claim(first.lane(), owner, 1)).containsExactly(first);

    assertThat(finish(first, after(first, new Outcome.Done()), samples().attempt(1)))
        .isEqualTo(FinishResult.STORED);
    assertThat(stores().jobReader().attempts(first.id()))
        .singleElement()
        .extracting(Attempt::number)
        .isEqualTo(1);
  }

  @Test
  void a_result_of_another_owner_is_stale_and_changes_nothing() {
    Job held = stored(samples().running(samples().id(), samples().id(), samples().id()));
    Job impostor = Lifecycle.claim(ready(held), samples().id());

    assertThat(finish(impostor, after(impostor, new Outcome.Done()), samples().attempt(1)))
        .isEqualTo(FinishResult.STALE);

    assertThat(stores().jobReader().find(held.project(), held.id())).contains(held);
    assertThat(stores().jobReader().attempts(held.id())).isEmpty();
  }

  @Test
  void a_result_of_an_earlier_attempt_is_stale() {
    Id owner = samples().id();
    Job first = stored(samples().running(samples().id(), samples().id(), owner));
    finish(first, after(first, new Outcome.Defer("busy", Samples.NOW)), null);
    Job second = claim(first.lane(), owner, 1).getFirst();

    assertThat(finish(first, after(first, new Outcome.Done()), samples().attempt(1)))
        .isEqualTo(FinishResult.STALE);
    assertThat(stores().jobReader().find(first.project(), first.id())).contains(second);
  }

  @Test
  void a_result_told_twice_is_stored_once() {
    Job held = stored(samples().running(samples().id(), samples().id(), samples().id()));
    Job next = after(held, new Outcome.Done());

    assertThat(finish(held, next, samples().attempt(1))).isEqualTo(FinishResult.STORED);
    assertThat(finish(held, next, samples().attempt(1))).isEqualTo(FinishResult.STALE);
    assertThat(stores().jobReader().attempts(held.id())).hasSize(1);
  }

  @Test
  void due_jobs_are_claimed_first_due_first_and_with_their_events() {
    Id project = samples().id();
    Id target = samples().id();
    Id owner = samples().id();
    Job later = stored(samples().ready(project, target, Samples.NOW));
    Job sooner = stored(samples().ready(project, target, Samples.NOW.minusSeconds(9)));
    Job tomorrow = stored(samples().ready(project, target, Samples.NOW.plusSeconds(1)));

    ClaimedBatch batch = stores().jobStore().claim(lane(target), owner, Samples.NOW, 10);

    assertThat(batch.jobs())
        .extracting(Claimed::job)
        .containsExactly(Lifecycle.claim(sooner, owner), Lifecycle.claim(later, owner));
    assertThat(batch.jobs().getFirst().event().payload().bytes())
        .isEqualTo(samples().event(project).payload().bytes());
    assertThat(batch.jobs())
        .allSatisfy(claimed -> assertThat(claimed.event().id()).isEqualTo(claimed.job().event()));
    assertThat(batch.nextDueAt()).isEqualTo(tomorrow.dueAt());
    assertThat(stores().jobReader().find(project, sooner.id()))
        .contains(Lifecycle.claim(sooner, owner));
  }

  @Test
  void a_claim_takes_no_more_than_asked_for_and_says_when_to_come_back() {
    Id target = samples().id();
    for (int seconds = 0; seconds < 5; seconds++) {
      stored(samples().ready(samples().id(), target, Samples.NOW.minusSeconds(seconds)));
    }

    ClaimedBatch first = stores().jobStore().claim(lane(target), samples().id(), Samples.NOW, 3);
    ClaimedBatch rest = stores().jobStore().claim(lane(target), samples().id(), Samples.NOW, 3);

    assertThat(first.jobs()).hasSize(3);
    assertThat(first.nextDueAt()).isEqualTo(Samples.NOW.minusSeconds(1));
    assertThat(rest.jobs()).hasSize(2);
    assertThat(rest.nextDueAt()).isNull();
  }

  @Test
  void other_lanes_are_left_alone() {
    Id target = samples().id();
    Job job = stored(samples().ready(samples().id(), target));

    assertThat(claim(lane(samples().id()), samples().id(), 10)).isEmpty();
    assertThat(claim(new Lane(JobKind.RUN, target), samples().id(), 10)).isEmpty();
    assertThat(idsOf(claim(lane(target), samples().id(), 10))).containsExactly(job.id());
  }

  @Test
  void no_job_is_given_to_two_of_many_claimers() throws Exception {
    Id project = samples().id();
    Id target = samples().id();
    for (int at = 0; at < CONTESTED_JOBS; at++) {
      stored(samples().ready(project, target));
    }
    ConcurrentHashMap<Id, Id> ownerOf = new ConcurrentHashMap<>();
    AtomicInteger given = new AtomicInteger();
    List<Thread> claimers = new ArrayList<>();
    for (int at = 0; at < CLAIMERS; at++) {
      Id owner = samples().id();
      claimers.add(
          Thread.startVirtualThread(() -> {
            List<Job> claimed = claim(lane(target), owner, 7);
            while (!claimed.isEmpty()) {
              given.addAndGet(claimed.size());
              claimed.forEach(job -> ownerOf.put(job.id(), owner));
              claimed = claim(lane(target), owner, 7);
            }
          }));
    }
    for (Thread claimer : claimers) {
      claimer.join();
    }

    assertThat(given).hasValue(CONTESTED_JOBS);
    assertThat(ownerOf).hasSize(CONTESTED_JOBS);
    ownerOf.forEach((job, owner) ->
        assertThat(stores().jobReader().find(project, job).orElseThrow().owner()).isEqualTo(owner));
  }

  @Test
  void jobs_of_owners_that_are_gone_are_freed_with_an_interrupted_attempt() {
    Id self = samples().id();
    Id target = samples().id();
    Job orphan = stored(samples().running(samples().id(), target, samples().id()));
    Job own = stored(samples().running(samples().id(), target, self));

    assertThat(stores().jobStore().rescue(self, Samples.NOW.plusSeconds(5))).isEqualTo(1);

    Job freed = stores().jobReader().find(orphan.project(), orphan.id()).orElseThrow();
    assertThat(freed.status()).isEqualTo(JobStatus.READY);
    assertThat(freed.owner()).isNull();
    assertThat(freed.attempt()).isEqualTo(1);
    assertThat(freed.failures()).isZero();
    assertThat(freed.dueAt()).isEqualTo(Samples.NOW.plusSeconds(5));
    assertThat(stores().jobReader().attempts(orphan.id()))
        .singleElement()
        .satisfies(attempt -> {
          assertThat(attempt.number()).isEqualTo(1);
          assertThat(attempt.error()).isEqualTo(AttemptError.INTERRUPTED);
          assertThat(attempt.startedAt()).isEqualTo(Samples.NOW.plusSeconds(5));
          assertThat(attempt.detail()).endsWith("noticed at this time");
        });
    assertThat(stores().jobReader().find(own.project(), own.id())).contains(own);
    assertThat(finish(orphan, after(orphan, new Outcome.Done()), samples().attempt(1)))
        .isEqualTo(FinishResult.STALE);
  }

  @Test
  void many_orphans_are_freed_and_a_second_rescue_finds_none() {
    Id self = samples().id();
    Id dead = samples().id();
    Id target = samples().id();
    for (int at = 0; at < 1_200; at++) {
      stored(samples().running(samples().id(), target, dead));
    }

    assertThat(stores().jobStore().rescue(self, Samples.NOW)).isEqualTo(1_200);
    assertThat(stores().jobStore().rescue(self, Samples.NOW)).isZero();
  }

  @Test
  void a_job_given_back_can_be_claimed_again_with_the_same_attempt_number() {
    Id owner = samples().id();
    Job held = stored(samples().running(samples().id(), samples().id(), owner));

    stores().jobStore().release(List.of(held));

    assertThat(stores().jobReader().find(held.project(), held.id())).contains(ready(held));
    assertThat(claim(held.lane(), owner, 1)).containsExactly(held);
  }

  @Test
  void a_job_that_another_owner_has_taken_over_is_not_given_back() {
    Job held = stored(samples().running(samples().id(), samples().id(), samples().id()));
    Job impostor = Lifecycle.claim(ready(held), samples().id());

    stores().jobStore().release(List.of(impostor));

    assertThat(stores().jobReader().find(held.project(), held.id())).contains(held);
  }

  private List<Job> claim(Lane lane, Id owner, int limit) {
    return stores().jobStore().claim(lane, owner, Samples.NOW, limit).jobs().stream()
        .map(Claimed::job)
        .toList();
  }

  private FinishResult finish(
      Job held, Job next, @org.jspecify.annotations.Nullable Attempt attempt) {
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    stores().jobStore().finish(new Finish(held, next, attempt), answer::complete);
    return await(answer);
  }

  private static Job after(Job held, Outcome outcome) {
    RetryPolicy policy = new RetryPolicy.Schedule(List.of(Duration.ofSeconds(5)));
    return Lifecycle.after(held, outcome, policy, Samples.NOW, 0.5, 503);
  }

  private static Lane lane(Id target) {
    return new Lane(JobKind.DELIVERY, target);
  }

  /** A running job as it was before its claim. */
  private static Job ready(Job running) {
    return new Job(
        running.id(),
        running.kind(),
        running.project(),
        running.event(),
        running.target(),
        JobStatus.READY,
        running.attempt() - 1,
        running.failures(),
        running.dueAt(),
        null,
        null,
        running.lastStatusCode(),
        null);
  }
}
