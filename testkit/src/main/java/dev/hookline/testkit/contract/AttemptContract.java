package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Attempt;
import dev.hookline.job.AttemptPage;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the attempts of a job are listed. */
public abstract class AttemptContract extends StoreContract {

  @Test
  void the_attempts_of_a_job_come_in_pages_the_last_first() {
    Id job = attempted(5, 10);

    Page<Attempt> first = stores().jobReader().attempts(job, PageRequest.first(2));
    Page<Attempt> second = stores().jobReader().attempts(job, after(first, 2));
    Page<Attempt> third = stores().jobReader().attempts(job, after(second, 2));

    assertThat(first.items()).extracting(Attempt::number).containsExactly(5, 4);
    assertThat(second.items()).extracting(Attempt::number).containsExactly(3, 2);
    assertThat(third.items()).extracting(Attempt::number).containsExactly(1);
    assertThat(third.next()).isNull();
  }

  @Test
  void a_page_of_large_attempts_ends_early_but_has_at_least_one() {
    Id large = attempted(5, AttemptPage.BYTES_MAX / 2 - 1_000);
    Id larger = attempted(2, AttemptPage.BYTES_MAX + 1);

    Page<Attempt> first = stores().jobReader().attempts(large, PageRequest.first(250));
    Page<Attempt> second = stores().jobReader().attempts(large, after(first, 250));

    assertThat(first.items()).extracting(Attempt::number).containsExactly(5, 4);
    assertThat(second.items()).extracting(Attempt::number).containsExactly(3, 2);
    assertThat(stores().jobReader().attempts(larger, PageRequest.first(250)).items())
        .extracting(Attempt::number)
        .containsExactly(2);
  }

  private static PageRequest after(Page<Attempt> page, int limit) {
    return new PageRequest(limit, page.next(), null, null);
  }

  /** A job with so many attempts, each with an answer of this size. */
  private Id attempted(int attempts, int bodyBytes) {
    Id owner = samples().id();
    Job job = stored(samples().running(samples().id(), samples().id(), owner));
    for (int number = 1; number <= attempts; number++) {
      Attempt attempt = samples().attempt(number, new byte[bodyBytes]);
      Job next =
          Lifecycle.after(
              job,
              new Outcome.Defer("busy", Samples.NOW),
              RetryPolicy.STANDARD,
              Samples.NOW,
              0.5,
              503);
      CompletableFuture<FinishResult> answer = new CompletableFuture<>();
      stores().jobStore().finish(new Finish(job, next, attempt), answer::complete);
      assertThat(await(answer)).isEqualTo(FinishResult.STORED);
      job = stores().jobStore().claim(job.lane(), owner, Samples.NOW, 1).jobs().getFirst().job();
    }
    return job.id();
  }
}
