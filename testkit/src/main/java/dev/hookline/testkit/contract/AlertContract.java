package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Alert;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What tells of a failure is stored with the failure, or not at all. */
public abstract class AlertContract extends RunContract {

  private final List<String> told = new ArrayList<>();

  @Test
  void an_alert_is_stored_with_the_end_that_it_tells_of() {
    Job held = running();
    Alert alert = alert();

    assertThat(finish(held, alert)).isEqualTo(FinishResult.STORED);

    assertThat(stored(held.id()).status()).isEqualTo(JobStatus.FAILED);
    assertThatItIsStored(alert.event());
    Job delivery = alert.jobs().getFirst();
    assertThat(stored(delivery.id())).isEqualTo(delivery);
    assertThat(stores().eventReader().accepted()).isEqualTo(1);
    assertThat(stores().jobReader().counts(JobKind.DELIVERY)).containsEntry(JobStatus.READY, 1L);
  }

  @Test
  void nothing_of_an_alert_is_stored_when_the_end_comes_too_late() {
    Job held = running();
    stores().jobActions().cancel(project(), held.id(), "not wanted", now());
    Alert alert = alert();

    assertThat(finish(held, alert)).isEqualTo(FinishResult.STALE);

    assertThat(stored(held.id()).status()).isEqualTo(JobStatus.CANCELLED);
    assertThatNothingIsStoredOf(alert);
  }

  @Test
  void an_end_that_comes_twice_has_one_alert() {
    Job held = running();
    Alert first = alert();
    Alert second = alert();

    assertThat(finish(held, first)).isEqualTo(FinishResult.STORED);
    assertThat(finish(held, second)).isEqualTo(FinishResult.STALE);

    assertThat(stores().eventReader().find(project(), first.event().id())).isPresent();
    assertThatNothingIsStoredOf(second);
  }

  @Test
  void a_job_of_an_alert_is_claimed_like_any_other() {
    Alert alert = alert();
    finish(running(), alert);
    Job delivery = alert.jobs().getFirst();

    assertThat(stores().jobStore().claim(delivery.lane(), owner(), Samples.NOW, 10).jobs())
        .singleElement()
        .satisfies(claimed ->
            assertThat(claimed.event()).usingRecursiveComparison().isEqualTo(alert.event()));
  }

  @Test
  void an_alert_is_stored_with_the_endpoint_that_it_tells_of() {
    Endpoint endpoint = samples().endpoint(project());
    stores().endpoints().save(endpoint);
    Alert alert = alert();

    stores().endpoints().save(endpoint.disabled("by hand", Samples.NOW), alert);

    assertThat(stores().endpoints().all()).singleElement().matches(stored -> !stored.enabled());
    assertThatItIsStored(alert.event());
  }

  @Test
  void the_store_leaves_it_to_others_to_tell_of_an_alert() {
    finish(running(), alert());

    assertThat(told).isEmpty();
  }

  private Alert alert() {
    Id id = samples().id();
    Event event = samples().event(project(), id, Event.ALERT_SOURCE, null, "run.failed", null);
    Job job = samples().job(project(), id, samples().id(), JobStatus.READY, 0, Samples.NOW, null);
    return new Alert(event, List.of(job), () -> told.add("stored"), () -> told.add("dropped"));
  }

  private FinishResult finish(Job held, Alert alert) {
    Job next =
        Lifecycle.after(held, new Outcome.GiveUp("no"), RetryPolicy.STANDARD, now(), 0.5, null);
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    stores()
        .jobStore()
        .finish(new Finish(held, next, samples().attempt(1), alert), answer::complete);
    return await(answer);
  }

  private void assertThatItIsStored(Event event) {
    assertThat(stores().eventReader().find(project(), event.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(event);
  }

  private void assertThatNothingIsStoredOf(Alert alert) {
    assertThat(stores().eventReader().find(project(), alert.event().id())).isEmpty();
    Job job = alert.jobs().getFirst();
    assertThat(stores().jobReader().find(project(), job.id())).isEmpty();
  }
}
