package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.Step;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import dev.hookline.task.Token;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a {@link dev.hookline.operate.RetentionStore} promises. */
public abstract class RetentionContract extends StoreContract {

  private static final Instant OLD = Samples.NOW.minusSeconds(3_600);
  private static final Instant KEYS_UNTIL = Samples.NOW.plusSeconds(60);
  private static final Id PROJECT = new Id(7, 7);

  @Test
  void old_events_whose_jobs_have_ended_go_with_their_jobs_and_attempts() {
    Id project = samples().id();
    Event event = eventAt(project, OLD, 1);
    Job held =
        samples()
            .job(project, event.id(), samples().id(), JobStatus.RUNNING, 1, OLD, samples().id());
    append(event, held);
    finished(held);

    assertThat(stores().retention().deleteEvents(Samples.NOW, 100)).isEqualTo(1);

    assertThat(stores().eventReader().find(project, event.id())).isEmpty();
    assertThat(stores().jobReader().find(project, held.id())).isEmpty();
    assertThat(stores().jobReader().attempts(held.id())).isEmpty();
    assertThat(stores().jobReader().counts(JobKind.DELIVERY))
        .containsEntry(JobStatus.SUCCEEDED, 0L);
  }

  @Test
  void events_with_open_jobs_and_young_events_stay() {
    Id project = samples().id();
    Event open = eventAt(project, OLD, 1);
    Job waiting = samples().job(project, open.id(), samples().id(), JobStatus.HELD, 1, OLD, null);
    append(open, waiting);
    Event young = eventAt(project, Samples.NOW, 2);
    append(young);
    Event unmatched = eventAt(project, OLD, 3);
    append(unmatched);

    assertThat(stores().retention().deleteEvents(Samples.NOW, 100)).isEqualTo(1);

    assertThat(stores().eventReader().find(project, open.id())).isPresent();
    assertThat(stores().jobReader().find(project, waiting.id())).contains(waiting);
    assertThat(stores().eventReader().find(project, young.id())).isPresent();
    assertThat(stores().eventReader().find(project, unmatched.id())).isEmpty();
  }

  @Test
  void no_more_than_the_limit_is_deleted_and_a_smaller_number_means_the_end() {
    Id project = samples().id();
    for (int at = 1; at <= 250; at++) {
      append(eventAt(project, OLD.plusMillis(at), at));
    }

    assertThat(stores().retention().deleteEvents(Samples.NOW, 180)).isEqualTo(180);
    assertThat(stores().retention().deleteEvents(Samples.NOW, 180)).isEqualTo(70);
  }

  @Test
  void the_dedupe_key_of_a_deleted_event_is_free_again() {
    Id project = samples().id();
    Id source = samples().id();
    Event first = samples().event(project, at(OLD, 1), source, "delivery-1", "t", null);
    append(first);
    stores().retention().deleteEvents(Samples.NOW, 10);

    Event again = samples().received(project, source, "delivery-1");
    append(again);

    assertThat(stores().eventReader().find(project, again.id())).isPresent();
  }

  @Test
  void deleted_events_still_count_as_accepted_and_duplicates_never_do() {
    Id project = samples().id();
    append(eventAt(project, OLD, 1));
    Id source = samples().id();
    append(samples().received(project, source, "delivery-1"));
    append(samples().received(project, source, "delivery-1"));

    stores().retention().deleteEvents(Samples.NOW, 10);

    assertThat(stores().eventReader().accepted()).isEqualTo(2);
  }

  @Test
  void an_old_run_goes_with_all_that_it_had() {
    Job run = oldRun(OLD, 1);
    append(samples().input(run, new byte[] {1}), run);
    Job held =
        stores()
            .jobStore()
            .claim(run.lane(), samples().id(), Samples.NOW, 1)
            .jobs()
            .getFirst()
            .job();
    note(
        new RunNote.Stepped(held, new Step("a#1", new byte[] {1})),
        new RunNote.Logged(held, List.of(new LogLine(0, OLD, "info", "hello", null))));
    finished(held);

    assertThat(stores().retention().deleteEvents(Samples.NOW, 100)).isEqualTo(1);

    assertThat(stores().jobReader().find(run.project(), run.id())).isEmpty();
    assertThat(stores().eventReader().input(run.project(), run.event())).isEmpty();
    assertThat(stores().runs().log(run.id(), 0, 10)).isEmpty();
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isNull();
    assertThat(stores().jobReader().counts(JobKind.RUN)).containsEntry(JobStatus.SUCCEEDED, 0L);
    Job again = oldRun(OLD, 2);
    assertThat(append(samples().input(again, new byte[] {1}), again))
        .isEqualTo(Appended.Stored.INSTANCE);
  }

  @Test
  void an_old_run_that_has_not_ended_stays() {
    Job run = oldRun(OLD, 1);
    append(samples().input(run, new byte[] {1}), run);

    assertThat(stores().retention().deleteEvents(Samples.NOW, 100)).isZero();

    assertThat(stores().jobReader().find(run.project(), run.id())).contains(run);
    assertThat(stores().eventReader().input(run.project(), run.event())).isPresent();
  }

  @Test
  void keys_that_are_free_again_are_deleted() {
    for (int low = 1; low <= 3; low++) {
      Job run = oldRun(OLD, low, "key " + low);
      append(samples().input(run, new byte[] {1}), run);
    }

    assertThat(stores().retention().deleteKeys(KEYS_UNTIL.minusMillis(1), 10)).isZero();
    assertThat(stores().retention().deleteKeys(KEYS_UNTIL, 2)).isEqualTo(2);
    assertThat(stores().retention().deleteKeys(KEYS_UNTIL, 2)).isEqualTo(1);
  }

  @Test
  void tokens_that_have_long_been_over_are_deleted() {
    Token old = token(OLD.minusMillis(1));
    Token young = token(OLD);

    assertThat(stores().retention().deleteTokens(OLD, 10)).isEqualTo(1);

    assertThat(stores().tokens().find(old.id())).isEmpty();
    assertThat(stores().tokens().find(young.id())).isPresent();
  }

  private Token token(Instant expiresAt) {
    return stores()
        .tokens()
        .create(
            new Token(samples().id(), samples().id(), "test-secret", null, expiresAt, null, null));
  }

  private Job oldRun(Instant time, long low) {
    return oldRun(time, low, "k");
  }

  private Job oldRun(Instant time, long low, String key) {
    Run run =
        new RunBuilder("t")
            .tags(List.of("x", "y"))
            .expiresAt(Samples.NOW)
            .key(new RunKey(RunKey.Use.IDEMPOTENCY, key, KEYS_UNTIL))
            .build();
    Id id = at(time, low);
    return samples().run(PROJECT, id, new Id(8, 8), id, run);
  }

  private void note(RunNote... notes) {
    CompletableFuture<List<RunNote.Result>> answer = new CompletableFuture<>();
    stores().runs().note(List.of(notes), answer::complete);
    assertThat(await(answer)).containsOnly(RunNote.Result.KEPT);
  }

  @Test
  void old_answers_are_deleted() {
    Id project = samples().id();
    stores().answers().save(new RememberedAnswer(project, "old", "f", 202, "{}", OLD));
    stores().answers().save(new RememberedAnswer(project, "new", "f", 202, "{}", Samples.NOW));

    assertThat(stores().retention().deleteAnswers(Samples.NOW, 10)).isEqualTo(1);

    assertThat(stores().answers().find(project, "old")).isEmpty();
    assertThat(stores().answers().find(project, "new")).isPresent();
  }

  @Test
  void space_can_be_reclaimed_at_any_time() {
    stores().retention().reclaimSpace();
    append(samples().event(samples().id()));
    stores().retention().reclaimSpace();

    assertThat(stores().health().problem()).isEmpty();
  }

  private void finished(Job held) {
    Job next =
        Lifecycle.after(held, new Outcome.Done(), RetryPolicy.STANDARD, Samples.NOW, 0.5, 200);
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    stores().jobStore().finish(new Finish(held, next, samples().attempt(1)), answer::complete);
    assertThat(await(answer)).isEqualTo(FinishResult.STORED);
  }

  private Event eventAt(Id project, Instant time, long low) {
    return samples().event(project, at(time, low));
  }

  private static Id at(Instant time, long low) {
    return new Id(Id.highAt(time) | 0x7000 | low, low);
  }
}
