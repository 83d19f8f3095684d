package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Claimed;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions.Result;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How runs are stored, read, changed and claimed. */
public abstract class RunStoreContract extends RunContract {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_run_with_everything_is_read_back_as_it_was() {
    Instant later = now().plus(HOUR);
    Run run =
        new Run(
            TASK,
            "emails",
            "customer 7",
            new RunTrigger(RunTrigger.Kind.PARENT, samples().id()),
            -60,
            List.of("a", "two\nlines \\ and\r\\n more", "", "c,d"),
            7,
            Duration.ofMinutes(9),
            later,
            new RunKey(RunKey.Use.TAKE_LAST, "k", later),
            "{\"a\":1}",
            new RunWait.Runs(List.of(samples().id(), samples().id())),
            later,
            2,
            9,
            List.of());
    Job job = waiting(samples().run(project(), target(), run));

    assertThat(stored(job.id())).isEqualTo(job);
    assertThat(stores().runs().list(all()).items()).containsExactly(job);
    assertThat(stores().jobReader().list(jobs(Set.of())).items()).containsExactly(job);
    assertThat(claimed(job)).isEqualTo(Lifecycle.claim(job, owner()));
  }

  @Test
  void a_plain_run_is_read_back_as_it_was() {
    Job job = waiting();

    assertThat(stored(job.id())).isEqualTo(job);
    assertThat(stores().runs().list(all()).items()).containsExactly(job);
    assertThat(stores().jobReader().open(JobKind.RUN)).isEqualTo(1);
    assertThat(stores().jobReader().find(samples().id(), job.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_of_wait_is_read_back_as_it_was(Wait wait) {
    Job next = suspended(wait.on(this), HOUR);

    assertThat(runOf(stored(next.id())).waiting()).isEqualTo(runOf(next).waiting());
  }

  /** What a run can wait for. */
  enum Wait {
    SLEEP,
    TOKEN,
    RUNS;

    RunWait on(RunStoreContract contract) {
      return switch (this) {
        case SLEEP -> RunWait.Sleep.INSTANCE;
        case TOKEN -> new RunWait.Token(contract.samples().id());
        case RUNS -> new RunWait.Runs(List.of(contract.samples().id(), contract.samples().id()));
      };
    }
  }

  @Test
  void a_claim_brings_the_input_and_ends_the_wait() {
    Job asleep = suspended(RunWait.Sleep.INSTANCE, HOUR);

    Claimed claimed = claimedWithEvent(asleep);

    assertThat(claimed.event().payload().bytes()).isEqualTo(INPUT);
    assertThat(claimed.job()).isEqualTo(Lifecycle.claim(asleep, owner()));
    assertThat(runOf(claimed.job()).waiting()).isNull();
    assertThat(stored(asleep.id())).isEqualTo(claimed.job());
  }

  @Test
  void the_input_of_a_run_is_no_event_to_anybody_else() {
    Job job = waiting();
    Event event = samples().event(project());
    append(event);

    assertThat(input(job)).usingRecursiveComparison().isEqualTo(samples().input(job, INPUT));
    assertThat(stores().eventReader().input(project(), event.id())).isPresent();
    assertThat(stores().eventReader().input(samples().id(), job.event())).isEmpty();
    assertThat(stores().eventReader().find(project(), job.event())).isEmpty();
    assertThat(stores().eventReader().list(events(null)).items())
        .extracting(Event::id)
        .containsExactly(event.id());
    assertThat(stores().eventReader().list(events(input(job).eventId())).items()).isEmpty();
    assertThat(stores().eventReader().accepted()).isEqualTo(1);
  }

  @Test
  void an_event_can_have_runs_and_deliveries() {
    Event event = samples().event(project());
    Job delivery =
        samples().job(project(), event.id(), samples().id(), JobStatus.READY, 0, Samples.NOW, null);
    Job run =
        samples().run(project(), samples().id(), target(), event.id(), Samples.plainRun(TASK));

    assertThat(append(event, delivery, run)).isEqualTo(Appended.Stored.INSTANCE);

    assertThat(stored(delivery.id())).isEqualTo(delivery);
    assertThat(claimedWithEvent(run).event().id()).isEqualTo(event.id());
    assertThat(stores().runs().list(all()).items()).hasSize(1);
  }

  @Test
  void runs_can_be_added_for_a_stored_event() {
    Event event = samples().event(project());
    append(event);
    Job run =
        samples().run(project(), samples().id(), target(), event.id(), Samples.plainRun(TASK));

    assertThat(stores().jobActions().add(List.of(run))).isTrue();

    assertThat(stored(run.id())).isEqualTo(run);
  }

  @Test
  void the_end_of_an_attempt_leaves_alone_what_others_changed_meanwhile() {
    Job held = running();
    Instant asked = now();
    stores()
        .runs()
        .change(
            project(),
            held.id(),
            job -> job.withRun(runOf(job).withMetadata("{\"a\":1}").cancelRequested(asked)));

    done(held);

    assertThat(stored(held.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(runOf(stored(held.id())).metadata()).isEqualTo("{\"a\":1}");
    assertThat(runOf(stored(held.id())).cancelRequestedAt()).isEqualTo(asked);
  }

  @Test
  void a_run_whose_worker_is_lost_again_and_again_crashes_in_the_end() {
    Job held = running();
    int lost = 1;
    while (finished(held, new Outcome.Lost("no heartbeat"), null).status() == JobStatus.READY) {
      assertThat(runOf(stored(held.id())).lost()).isEqualTo(lost);
      held = claimed(stored(held.id()));
      lost++;
    }

    assertThat(stored(held.id()).status()).isEqualTo(JobStatus.CRASHED);
    assertThat(stores().jobReader().counts(JobKind.RUN)).containsEntry(JobStatus.CRASHED, 1L);
    assertThat(stores().jobReader().list(jobs(Set.of(JobStatus.CRASHED))).items())
        .containsExactly(stored(held.id()));
  }

  @Test
  void a_rescue_counts_as_a_lost_worker() {
    Job held = running();

    assertThat(stores().jobStore().rescue(samples().id(), now())).isEqualTo(1);

    assertThat(stored(held.id()).status()).isEqualTo(JobStatus.READY);
    assertThat(runOf(stored(held.id())).lost()).isEqualTo(1);
    assertThat(stores().jobReader().attempts(held.id())).hasSize(1);
  }

  @Test
  void a_run_that_was_interrupted_too_often_is_not_rescued_but_shown_to_be_ended() {
    Job held = running();

    Claimed lost = beyondRescue(held);

    assertThat(lost.job()).isEqualTo(stored(held.id()));
    assertThat(lost.job().status()).isEqualTo(JobStatus.RUNNING);
    assertThat(lost.event().payload().bytes()).isEqualTo(INPUT);
    assertThat(Lifecycle.rescue(lost.job(), now()).status()).isEqualTo(JobStatus.CRASHED);
    assertThat(stores().jobStore().beyondRescue(owner(), 10)).isEmpty();
  }

  @Test
  void an_operator_who_retries_a_run_starts_it_afresh() {
    Job held =
        claimed(
            waiting(
                samples()
                    .run(
                        project(),
                        target(),
                        new RunBuilder(TASK).expiresAt(now().minus(HOUR)).build())));
    stores()
        .runs()
        .change(project(), held.id(), job -> job.withRun(runOf(job).cancelRequested(now())));
    stores().jobStore().cancelAll(held.lane(), "not wanted", now(), _ -> {});

    stores().jobActions().retryNow(project(), held.id(), now());

    Run run = runOf(stored(held.id()));
    assertThat(run.cancelRequestedAt()).isNull();
    assertThat(run.expiresAt()).isNull();
    assertThat(stores().runs().expiring(now(), null, 10)).isEmpty();
  }

  @Test
  void held_runs_keep_their_order() {
    Job late = waiting();
    Job early = waiting(Lifecycle.reschedule(plain(), now().minus(HOUR)));
    stores().jobStore().hold(late.lane(), "paused");
    assertThat(stored(early.id()).status()).isEqualTo(JobStatus.HELD);

    stores().jobStore().unhold(late.lane(), now());

    assertThat(stored(early.id())).isEqualTo(early);
    assertThat(stored(late.id())).isEqualTo(late);
  }

  @Test
  void a_change_is_made_as_a_whole_or_not_at_all() {
    Job job = waiting();
    Instant later = now().plus(HOUR);

    assertThat(stores().runs().change(project(), job.id(), _ -> null))
        .isEqualTo(new Result.NotAllowed(job));
    assertThat(stores().runs().change(samples().id(), job.id(), present -> present))
        .isEqualTo(new Result.NotFound());
    Job changed =
        Lifecycle.reschedule(job, later)
            .withRun(runOf(job).withMetadata("{\"a\":1}").cancelRequested(later));
    assertThat(
            stores()
                .runs()
                .change(
                    project(),
                    job.id(),
                    present -> {
                      assertThat(present).isEqualTo(job);
                      return changed;
                    }))
        .isEqualTo(new Result.Changed(changed));

    assertThat(stored(job.id())).isEqualTo(changed);
  }

  @Test
  void a_delivery_cannot_be_changed_as_a_run() {
    Job delivery = stored(samples().ready(project(), samples().id()));

    assertThat(stores().runs().change(project(), delivery.id(), job -> job))
        .isEqualTo(new Result.NotFound());
  }

  @Test
  void a_result_of_a_run_that_was_cancelled_is_stale() {
    Job held = running();
    stores().jobActions().cancel(project(), held.id(), "not wanted", now());
    Job next = Lifecycle.after(held, new Outcome.Done(), RetryPolicy.STANDARD, now(), 0.5, null);

    assertThat(finish(held, next, samples().attempt(1))).isEqualTo(FinishResult.STALE);
  }

  private RunQuery all() {
    return new RunQuery(
        project(), null, null, null, Set.of(), null, null, null, null, null, PageRequest.first(50));
  }

  private JobQuery jobs(Set<JobStatus> statuses) {
    return new JobQuery(
        project(), JobKind.RUN, null, null, statuses, null, null, PageRequest.first(50));
  }

  private EventQuery events(@Nullable String eventId) {
    return new EventQuery(project(), null, null, eventId, null, PageRequest.first(50));
  }
}
