package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.RunWait;
import dev.hookline.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When suspended runs go on. */
public abstract class RunWaitContract extends RunContract {

  private static final Duration HOUR = Duration.ofHours(1);

  /** The ways in which a run that somebody waits for can end. */
  enum End {
    DONE,
    GIVEN_UP,
    TIMED_OUT,
    CANCELLED,
    LANE_CANCELLED,
    EXPIRED,
    CRASHED_BY_RESCUE
  }

  @ParameterizedTest
  @EnumSource
  void a_run_goes_on_when_the_one_that_it_waits_for_has_ended(End end) {
    Job child = childOf(end);
    Job parent = suspended(on(child), HOUR);

    end(child, end);

    assertThat(stored(child.id()).status().isFinal()).isTrue();
    Job due = stored(parent.id());
    assertThat(due.dueAt()).isBetween(parent.id().time(), now());
    assertThat(due).isEqualTo(Lifecycle.reschedule(parent, due.dueAt()));
    assertThat(woken()).containsExactly(due);
    assertThat(claimed(due).attempt()).isEqualTo(2);
  }

  private Job childOf(End end) {
    Job child = samples().run(project(), samples().id(), Samples.plainRun("child"));
    return switch (end) {
      case LANE_CANCELLED, EXPIRED -> waiting(child);
      case DONE, GIVEN_UP, TIMED_OUT, CANCELLED, CRASHED_BY_RESCUE -> claimed(waiting(child));
    };
  }

  private void end(Job child, End end) {
    switch (end) {
      case DONE -> done(child);
      case GIVEN_UP -> finished(child, new Outcome.GiveUp("wrong input"), samples().attempt(1));
      case TIMED_OUT -> finished(child, new Outcome.End(JobStatus.TIMED_OUT, "slow"), null);
      case CANCELLED -> stores().jobActions().cancel(project(), child.id(), "not wanted", now());
      case LANE_CANCELLED -> stores().jobStore().cancelAll(child.lane(), "gone", now(), _ -> {});
      case EXPIRED -> finish(child, Lifecycle.expire(child, now()), null);
      case CRASHED_BY_RESCUE -> rescueUntilCrashed(child);
    }
  }

  private void rescueUntilCrashed(Job child) {
    Job lost = beyondRescue(child).job();
    finish(lost, Lifecycle.rescue(lost, now()), null);
  }

  @Test
  void a_run_that_waits_for_several_goes_on_after_the_last_of_them() {
    List<Job> children = List.of(running(), running(), running());
    Job parent = suspended(on(children.toArray(Job[]::new)), HOUR);

    done(children.get(1));
    done(children.get(0));
    assertThat(stored(parent.id())).isEqualTo(parent);
    assertThat(woken()).isEmpty();
    done(children.get(2));

    assertThat(woken()).extracting(Job::id).containsExactly(parent.id());
  }

  @Test
  void all_that_wait_for_a_run_go_on_when_it_has_ended() {
    Job child = running();
    Job one = suspended(on(child), HOUR);
    Job other = suspended(on(child), HOUR);

    done(child);

    assertThat(woken()).extracting(Job::id).containsExactly(one.id(), other.id());
  }

  @Test
  void a_run_that_waits_for_what_has_ended_already_is_due_at_once() {
    Job ended = done(running());

    Job parent = suspended(new RunWait.Runs(List.of(ended.id(), samples().id())), HOUR);

    assertThat(stored(parent.id()).dueAt()).isBefore(now().plusSeconds(1));
    assertThat(woken()).extracting(Job::id).containsExactly(parent.id());
  }

  @Test
  void a_run_that_waits_for_nothing_at_all_is_due_at_once() {
    Job parent = suspended(new RunWait.Runs(List.of()), HOUR);

    assertThat(woken()).extracting(Job::id).containsExactly(parent.id());
  }

  @Test
  void a_wait_that_would_have_ended_sooner_is_not_made_longer() {
    Job child = running();
    Job parent = suspended(on(child), Duration.ofHours(-1));

    done(child);

    assertThat(stored(parent.id()).dueAt()).isEqualTo(parent.dueAt());
  }

  @Test
  void a_sleeping_run_waits_for_its_time_only() {
    Job asleep = suspended(RunWait.Sleep.INSTANCE, HOUR);

    assertThat(stored(asleep.id())).isEqualTo(asleep);
    assertThat(woken()).isEmpty();
  }

  @Test
  void a_run_that_has_gone_on_already_is_not_woken_any_more() {
    Job child = running();
    Job parent = suspended(on(child), HOUR);
    Job again = claimed(parent);
    Job asleep = suspended(again, RunWait.Sleep.INSTANCE, HOUR);

    done(child);

    assertThat(stored(parent.id())).isEqualTo(asleep);
    assertThat(woken()).isEmpty();
  }

  @Test
  void a_run_that_was_cancelled_while_it_waited_is_not_woken_any_more() {
    Job child = running();
    Job parent = suspended(on(child), HOUR);
    stores().jobActions().cancel(project(), parent.id(), "not wanted", now());

    done(child);

    assertThat(stored(parent.id()).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(woken()).isEmpty();
  }

  @Test
  void a_chain_of_runs_goes_on_one_after_the_other() {
    Job last = running();
    Job middle = suspended(on(last), HOUR);
    Job first = suspended(on(middle), HOUR);

    done(last);
    assertThat(woken()).extracting(Job::id).containsExactly(middle.id());
    done(claimed(middle));

    assertThat(woken()).extracting(Job::id).containsExactly(middle.id(), first.id());
  }

  @Test
  void a_held_run_is_due_as_soon_as_it_may_go_on() {
    Job child = running();
    Job parent = suspended(on(child), HOUR);
    stores().jobStore().hold(parent.lane(), "paused");

    done(child);
    assertThat(woken()).isEmpty();
    stores().jobStore().unhold(parent.lane(), now());

    assertThat(stored(parent.id()).dueAt()).isBefore(now().plusSeconds(1));
  }

  @Test
  void a_run_that_does_not_end_wakes_nobody() {
    Job child = running();
    suspended(on(child), HOUR);

    Job asleep = suspended(child, RunWait.Sleep.INSTANCE, HOUR);
    claimed(asleep);

    assertThat(woken()).isEmpty();
  }

  @Test
  void a_stale_result_wakes_nobody() {
    Job child = running();
    Job parent = suspended(on(child), HOUR);
    stores().jobStore().release(List.of(child));

    Job next = Lifecycle.after(child, new Outcome.Done(), RetryPolicy.STANDARD, now(), 0.5, null);
    finish(child, next, samples().attempt(1));

    assertThat(woken()).isEmpty();
    assertThat(stored(parent.id())).isEqualTo(parent);
  }

  @Test
  void a_completed_token_wakes_who_waits_for_it_and_a_second_completion_changes_nothing() {
    Token token = token(now().plus(HOUR.multipliedBy(2)));
    Job parent = suspended(new RunWait.Token(token.id()), HOUR);
    Instant now = now();

    Token completed = stores().tokens().complete(token.id(), INPUT, now).orElseThrow();

    assertThat(completed.output()).isEqualTo(INPUT);
    assertThat(completed.completedAt()).isEqualTo(now);
    assertThat(woken()).extracting(Job::id).containsExactly(parent.id());
    assertThat(stored(parent.id()).dueAt()).isEqualTo(now);
    Token again =
        stores().tokens().complete(token.id(), new byte[] {1}, now.plusSeconds(9)).orElseThrow();
    assertThat(again.output()).isEqualTo(INPUT);
    assertThat(again.completedAt()).isEqualTo(now);
    assertThat(woken()).hasSize(1);
  }

  @Test
  void a_run_that_waits_for_a_token_that_is_over_is_due_at_once() {
    Token completed = token(now().plus(HOUR));
    stores().tokens().complete(completed.id(), INPUT, now());
    Token timedOut = token(now().minus(HOUR));

    Job one = suspended(new RunWait.Token(completed.id()), HOUR);
    Job other = suspended(new RunWait.Token(timedOut.id()), HOUR);
    Job unknown = suspended(new RunWait.Token(samples().id()), HOUR);

    assertThat(woken()).extracting(Job::id).containsExactly(one.id(), other.id(), unknown.id());
  }

  @Test
  void a_run_that_waits_for_a_token_goes_on_when_that_times_out() {
    Token token = token(now().plus(HOUR));

    Job parent = suspended(new RunWait.Token(token.id()), HOUR.multipliedBy(9));

    assertThat(stored(parent.id()).dueAt()).isEqualTo(token.expiresAt());
    assertThat(woken()).extracting(Job::dueAt).containsExactly(token.expiresAt());
    assertThat(runOf(stored(parent.id())).waiting()).isEqualTo(runOf(parent).waiting());
  }

  private Token token(Instant expiresAt) {
    Token token = new Token(samples().id(), project(), "test-secret", null, expiresAt, null, null);
    stores().tokens().create(token);
    return token;
  }

  private static RunWait on(Job... runs) {
    List<Id> ids = Arrays.stream(runs).map(Job::id).toList();
    return new RunWait.Runs(ids);
  }
}
