package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Claimed;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.OpenLane;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a {@link dev.hookline.job.JobStore} promises about whole lanes. */
public abstract class LaneContract extends StoreContract {

  @Test
  void waiting_jobs_of_a_lane_are_held_and_let_go_on() {
    Id project = samples().id();
    Id target = samples().id();
    Job waiting = stored(samples().ready(project, target, Samples.NOW.plusSeconds(60)));
    Job running = stored(samples().running(project, target, samples().id()));
    Job elsewhere = stored(samples().ready(project, samples().id()));

    assertThat(stores().jobStore().hold(lane(target), "disabled")).isEqualTo(1);

    Job held = stores().jobReader().find(project, waiting.id()).orElseThrow();
    assertThat(held.status()).isEqualTo(JobStatus.HELD);
    assertThat(held.reason()).isEqualTo("disabled");
    assertThat(claimed(target)).isEmpty();
    assertThat(stores().jobReader().find(project, running.id())).contains(running);
    assertThat(stores().jobReader().find(project, elsewhere.id())).contains(elsewhere);

    assertThat(stores().jobStore().unhold(lane(target), Samples.NOW)).isEqualTo(1);

    Job goesOn = stores().jobReader().find(project, waiting.id()).orElseThrow();
    assertThat(goesOn.status()).isEqualTo(JobStatus.READY);
    assertThat(goesOn.reason()).isNull();
    assertThat(goesOn.dueAt()).isEqualTo(Samples.NOW);
    assertThat(claimed(target)).containsExactly(waiting.id());
  }

  @Test
  void all_open_jobs_of_a_lane_are_cancelled_and_late_results_are_stale() {
    Id project = samples().id();
    Id target = samples().id();
    Job waiting = stored(samples().ready(project, target));
    Job running = stored(samples().running(project, target, samples().id()));
    Job ended =
        stored(
            samples()
                .job(project, samples().id(), target, JobStatus.SUCCEEDED, 1, Samples.NOW, null));

    List<Job> told = new ArrayList<>();
    assertThat(stores().jobStore().cancelAll(lane(target), "deleted", Samples.NOW, told::addAll))
        .isEqualTo(2);

    assertThat(told).extracting(Job::id).containsExactlyInAnyOrder(waiting.id(), running.id());
    assertThat(told).allSatisfy(this::isStored);
    for (Job job : List.of(waiting, running)) {
      Job cancelled = stores().jobReader().find(project, job.id()).orElseThrow();
      assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(cancelled.reason()).isEqualTo("deleted");
      assertThat(cancelled.owner()).isNull();
      assertThat(cancelled.finishedAt()).isEqualTo(Samples.NOW);
    }
    assertThat(stores().jobReader().find(project, ended.id())).contains(ended);
    assertThat(lateResult(running)).isEqualTo(FinishResult.STALE);
    assertThat(stores().jobReader().attempts(running.id())).isEmpty();
  }

  @Test
  void a_lane_with_very_many_waiting_jobs_is_held_and_cancelled_whole() {
    Id project = samples().id();
    Id target = samples().id();
    List<Job> jobs = new ArrayList<>();
    Event event = samples().event(project);
    for (int at = 0; at < 1_300; at++) {
      jobs.add(samples().job(project, event.id(), target, JobStatus.READY, 0, Samples.NOW, null));
    }
    append(event, jobs.toArray(Job[]::new));

    assertThat(stores().jobStore().hold(lane(target), "disabled")).isEqualTo(1_300);
    assertThat(stores().jobStore().unhold(lane(target), Samples.NOW)).isEqualTo(1_300);
    Set<Id> told = new HashSet<>();
    Consumer<List<Job>> durable =
        part -> {
          assertThat(part).allSatisfy(this::isStored);
          part.forEach(job -> told.add(job.id()));
        };
    assertThat(stores().jobStore().cancelAll(lane(target), "gone", Samples.NOW, durable))
        .isEqualTo(1_300);
    assertThat(told).hasSize(1_300);
    assertThat(stores().jobStore().openLanes()).isEmpty();
  }

  @Test
  void lanes_with_unclaimed_jobs_are_found_with_their_first_due_time() {
    Id project = samples().id();
    Id first = samples().id();
    Id second = samples().id();
    stored(samples().ready(project, first, Samples.NOW.plusSeconds(60)));
    stored(samples().ready(project, first, Samples.NOW.plusSeconds(30)));
    stored(samples().ready(project, second, Samples.NOW));
    stored(samples().running(project, samples().id(), samples().id()));
    Job held = stored(samples().ready(project, samples().id()));
    stores().jobStore().hold(held.lane(), "disabled");

    assertThat(stores().jobStore().openLanes())
        .containsExactlyInAnyOrder(
            new OpenLane(lane(first), Samples.NOW.plusSeconds(30)),
            new OpenLane(lane(second), Samples.NOW));
  }

  @Test
  void lanes_with_held_jobs_are_found() {
    Id project = samples().id();
    Job first = stored(samples().ready(project, samples().id()));
    stored(samples().ready(project, first.target()));
    Job second = stored(samples().ready(project, samples().id()));
    stored(samples().ready(project, samples().id()));
    stores().jobStore().hold(first.lane(), "disabled");
    stores().jobStore().hold(second.lane(), "disabled");

    assertThat(stores().jobStore().heldLanes())
        .containsExactlyInAnyOrder(first.lane(), second.lane());
    stores().jobStore().unhold(second.lane(), Samples.NOW);
    assertThat(stores().jobStore().heldLanes()).containsExactly(first.lane());
  }

  private void isStored(Job job) {
    assertThat(stores().jobReader().find(job.project(), job.id())).contains(job);
  }

  private List<Id> claimed(Id target) {
    return stores().jobStore().claim(lane(target), samples().id(), Samples.NOW, 10).jobs().stream()
        .map(Claimed::job)
        .map(Job::id)
        .toList();
  }

  private FinishResult lateResult(Job held) {
    Job done =
        Lifecycle.after(held, new Outcome.Done(), RetryPolicy.STANDARD, Samples.NOW, 0.5, 200);
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    stores().jobStore().finish(new Finish(held, done, samples().attempt(1)), answer::complete);
    return await(answer);
  }

  private static Lane lane(Id target) {
    return new Lane(JobKind.DELIVERY, target);
  }
}
