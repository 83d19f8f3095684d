package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.operate.RememberedAnswer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a {@link dev.hookline.operate.RetentionStore} promises. */
public abstract class RetentionContract extends StoreContract {

  private static final Instant OLD = Samples.NOW.minusSeconds(3_600);

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
