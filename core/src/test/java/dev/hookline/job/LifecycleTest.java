package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hookline.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

  private static final Instant NOW = Jobs.NOW;
  private static final RetryPolicy FOUR_ATTEMPTS =
      new RetryPolicy.Schedule(
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(100)));

  static List<LifecycleStep> steps() {
    return LifecycleStep.ALL;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_leads_to_its_state_or_is_illegal(LifecycleStep step) {
    for (JobStatus from : JobStatus.values()) {
      Job job = Jobs.in(from);
      if (step.from().contains(from)) {
        Job next = step.change().apply(job);
        assertThat(next.status()).isEqualTo(step.to());
        assertThat(next.id()).isEqualTo(job.id());
        assertThat(next.lane()).isEqualTo(job.lane());
        assertThat(next.owner() != null).isEqualTo(next.status() == JobStatus.RUNNING);
        assertThat(next.finishedAt() != null).isEqualTo(next.status().isFinal());
      } else {
        assertThatIllegalStateException().isThrownBy(() -> step.change().apply(job));
      }
    }
  }

  @Test
  void a_claim_counts_the_attempt() {
    Job claimed = Lifecycle.claim(Jobs.in(JobStatus.READY), new Id(7, 7));
    assertThat(claimed.attempt()).isEqualTo(4);
    assertThat(claimed.owner()).isEqualTo(new Id(7, 7));
    assertThat(claimed.failures()).isEqualTo(2);
    assertThat(Lifecycle.release(claimed).attempt()).isEqualTo(3);
  }

  @Test
  void a_success_keeps_the_count_of_failures() {
    Job next = after(new Outcome.Done(), 0.5, 204);
    assertThat(next.failures()).isEqualTo(2);
    assertThat(next.lastStatusCode()).isEqualTo(204);
    assertThat(next.reason()).isNull();
    assertThat(next.finishedAt()).isEqualTo(NOW);
  }

  @Test
  void a_failure_waits_as_the_policy_says_give_or_take_a_fifth() {
    Outcome failed = new Outcome.Retry("answered 500", null, false);
    assertThat(wait(after(failed, 0, 500))).isEqualTo(Duration.ofSeconds(80));
    assertThat(wait(after(failed, 0.5, 500))).isEqualTo(Duration.ofSeconds(100));
    assertThat(wait(after(failed, 1, 500))).isEqualTo(Duration.ofMinutes(2));
    assertThat(after(failed, 0.5, 500).reason()).isEqualTo("answered 500");
    assertThat(after(failed, 0.5, 500).failures()).isEqualTo(3);
  }

  @Test
  void the_other_sides_wish_to_wait_counts_when_it_is_longer() {
    assertThat(wait(afterAsking(Duration.ofSeconds(5)))).isEqualTo(Duration.ofSeconds(100));
    assertThat(wait(afterAsking(Duration.ofHours(1)))).isEqualTo(Duration.ofHours(1));
    assertThat(wait(afterAsking(Duration.ofDays(7)))).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_deferral_and_a_hold_are_no_failures() {
    Job deferred = after(new Outcome.Defer("busy", NOW.plusSeconds(9)), 0.5, null);
    assertThat(deferred.failures()).isEqualTo(2);
    assertThat(deferred.dueAt()).isEqualTo(NOW.plusSeconds(9));
    Job held = after(new Outcome.Hold("endpoint_disabled"), 0.5, null);
    assertThat(held.failures()).isEqualTo(2);
    assertThat(held.reason()).isEqualTo("endpoint_disabled");
  }

  @Test
  void an_attempt_that_was_not_begun_gives_its_number_back() {
    Outcome hold = new Outcome.Hold("stopped");
    for (Job running : List.of(Jobs.runIn(JobStatus.RUNNING), Jobs.in(JobStatus.RUNNING))) {
      Job held = Lifecycle.after(running, hold, RetryPolicy.STANDARD, NOW, 0.5, null);
      assertThat(held.attempt()).isEqualTo(running.attempt() - 1);
    }
    assertThat(after(new Outcome.End(JobStatus.CANCELLED, "deleted"), 0.5, null).attempt())
        .isEqualTo(Jobs.in(JobStatus.RUNNING).attempt() - 1);
    assertThat(after(new Outcome.Release(), 0.5, null))
        .isEqualTo(Lifecycle.release(Jobs.in(JobStatus.RUNNING)));
  }

  @Test
  void giving_up_counts_as_a_failure_and_says_why() {
    Job next = after(new Outcome.GiveUp("answered 410"), 0.5, 410);
    assertThat(next.failures()).isEqualTo(3);
    assertThat(next.reason()).isEqualTo("answered 410");
    assertThat(next.lastStatusCode()).isEqualTo(410);
  }

  @Test
  void retrying_by_hand_grants_all_attempts_anew_and_keeps_the_number() {
    Job next = Lifecycle.retryNow(Jobs.in(JobStatus.FAILED), NOW);
    assertThat(next.failures()).isZero();
    assertThat(next.attempt()).isEqualTo(3);
    assertThat(next.dueAt()).isEqualTo(NOW);
  }

  @Test
  void a_rescue_keeps_the_number_so_that_the_next_attempt_has_a_higher_one() {
    Job next = Lifecycle.rescue(Jobs.in(JobStatus.RUNNING), NOW);
    assertThat(next.attempt()).isEqualTo(3);
    assertThat(next.failures()).isEqualTo(2);
    assertThat(next.dueAt()).isEqualTo(NOW);
    assertThat(next.reason()).isEqualTo("interrupted");
  }

  @ParameterizedTest
  @EnumSource
  void only_ended_states_are_final(JobStatus status) {
    List<LifecycleStep> waysOut = new ArrayList<>(LifecycleStep.ALL);
    waysOut.removeIf(step -> !step.from().contains(status));
    if (status.isFinal()) {
      assertThat(waysOut).extracting(LifecycleStep::name).containsExactly("retried by hand");
    } else {
      assertThat(waysOut).hasSizeGreaterThan(1);
    }
  }

  private static Job after(Outcome outcome, double jitter, @Nullable Integer statusCode) {
    Job running = Jobs.in(JobStatus.RUNNING);
    return Lifecycle.after(running, outcome, FOUR_ATTEMPTS, NOW, jitter, statusCode);
  }

  private static Job afterAsking(Duration notBefore) {
    return after(new Outcome.Retry("answered 503", notBefore, true), 0.5, 503);
  }

  private static Duration wait(Job next) {
    return Duration.between(NOW, next.dueAt());
  }
}
