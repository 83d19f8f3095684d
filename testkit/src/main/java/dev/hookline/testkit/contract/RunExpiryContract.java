package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RunWait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs expire. */
public abstract class RunExpiryContract extends RunContract {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void runs_that_may_not_begin_any_more_are_found_in_their_order() {
    Instant now = now();
    Job second = waiting(expiring(now.minusSeconds(1)));
    Job first = waiting(expiring(now.minusSeconds(2)));
    Job third = waiting(expiring(now.plusSeconds(60)));
    waiting();

    assertThat(stores().runs().expiring(now, null, 10)).containsExactly(first, second);
    assertThat(stores().runs().expiring(now, null, 1)).containsExactly(first);
    assertThat(stores().runs().expiring(now, first, 10)).containsExactly(second);
    assertThat(stores().runs().expiring(now, second, 10)).isEmpty();
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isEqualTo(runOf(first).expiresAt());
    assertThat(stores().runs().nextExpiry(now)).isEqualTo(runOf(third).expiresAt());
    for (Job run : List.of(first, second)) {
      assertThat(finish(run, Lifecycle.expire(run, now), null)).isEqualTo(FinishResult.STORED);
    }
    assertThat(stored(first.id()).status()).isEqualTo(JobStatus.EXPIRED);
    assertThat(stores().runs().expiring(now, null, 10)).isEmpty();
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isEqualTo(runOf(third).expiresAt());
  }

  @Test
  void runs_that_expire_together_are_looked_at_one_behind_the_other() {
    Instant past = now().minusSeconds(1);
    Job first = waiting(expiring(past));
    Job second = waiting(expiring(past));
    Job third = waiting(expiring(past));

    assertThat(stores().runs().expiring(now(), first, 1)).containsExactly(second);
    assertThat(stores().runs().expiring(now(), second, 2)).containsExactly(third);
  }

  @Test
  void a_run_that_was_only_claimed_may_still_expire_and_one_that_has_begun_may_not() {
    Instant past = now().minusSeconds(1);
    Job held = claimed(waiting(expiring(past)));
    assertThat(stores().runs().expiring(now(), null, 10)).containsExactly(held);

    finished(held, new Outcome.Retry("failed", null, false), samples().attempt(1));

    assertThat(stores().runs().expiring(now(), null, 10)).isEmpty();
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isNull();
    Job asleep = suspended(claimed(waiting(expiring(past))), RunWait.Sleep.INSTANCE, HOUR);
    assertThat(runOf(stored(asleep.id())).expiresAt()).isNull();
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isNull();
    Job deferred = claimed(waiting(expiring(past)));
    deferred = finished(deferred, new Outcome.Defer("given back", now()), null);
    assertThat(stores().runs().expiring(now(), null, 10)).isEmpty();
    assertThat(runOf(stored(deferred.id())).expiresAt()).isNull();
  }

  @Test
  void a_run_that_was_held_when_it_was_to_begin_may_still_expire() {
    Job run = waiting(expiring(now().minusSeconds(1)));
    for (int times = 0; times < 3; times++) {
      Job held = finished(claimed(run), new Outcome.Hold("no worker"), null);
      assertThat(stores().runs().expiring(now(), null, 10)).containsExactly(held);
      stores().jobStore().unhold(held.lane(), now());
    }
  }

  @Test
  void a_run_that_is_claimed_while_it_expires_does_not_expire() {
    Job run = waiting(expiring(now().minusSeconds(1)));
    claimed(run);

    assertThat(finish(run, Lifecycle.expire(run, now()), null)).isEqualTo(FinishResult.STALE);

    assertThat(stored(run.id()).status()).isEqualTo(JobStatus.RUNNING);
  }

  private Job expiring(Instant at) {
    return samples().run(project(), target(), new RunBuilder(TASK).expiresAt(at).build());
  }
}
