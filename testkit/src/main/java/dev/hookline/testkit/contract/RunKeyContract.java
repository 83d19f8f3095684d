package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.Run;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunKey.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a second trigger with the key of a first does. */
public abstract class RunKeyContract extends RunContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final byte[] LATER_INPUT = {'{', '}'};

  @Test
  void a_second_run_with_a_valid_key_is_a_duplicate_of_the_first_and_is_not_stored() {
    Job first = waiting(keyed(Use.IDEMPOTENCY));
    done(claimed(first));
    Job second = keyed(Use.IDEMPOTENCY);

    assertThat(append(second)).isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stores().jobReader().find(project(), second.id())).isEmpty();
    assertThat(stores().eventReader().input(project(), second.event())).isEmpty();
  }

  @Test
  void duplicates_within_one_call_are_found() {
    Job first = keyed(Use.IDEMPOTENCY);
    Job second = keyed(Use.IDEMPOTENCY);

    assertThat(
            append(
                List.of(samples().input(first, INPUT), samples().input(second, INPUT)),
                List.of(List.of(first), List.of(second))))
        .containsExactly(Appended.Stored.INSTANCE, new Appended.Duplicate(first.id()));
  }

  @ParameterizedTest
  @EnumSource
  void a_key_is_free_again_after_its_time(Use use) {
    waiting(keyed(use, "k", now().minus(HOUR)));
    Job second = waiting(keyed(use));

    assertThat(append(keyed(use))).isEqualTo(new Appended.Duplicate(second.id()));
  }

  @Test
  void a_key_counts_within_its_task_and_its_project() {
    waiting(keyed(Use.IDEMPOTENCY));

    waiting(keyed(Use.IDEMPOTENCY, "another", now().plus(HOUR)));
    waiting(run(project(), "other-task", Use.IDEMPOTENCY));
    waiting(run(samples().id(), TASK, Use.IDEMPOTENCY));
    waiting(keyed(Use.KEEP_FIRST));
  }

  @Test
  void a_leading_debounce_moves_the_first_run_and_keeps_its_input() {
    Job first = waiting(keyed(Use.KEEP_FIRST));
    Job second = Lifecycle.reschedule(keyed(Use.KEEP_FIRST), now().plus(HOUR));

    assertThat(append(samples().input(second, LATER_INPUT), second))
        .isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stored(first.id())).isEqualTo(Lifecycle.reschedule(first, second.dueAt()));
    assertThat(input(first).payload().bytes()).isEqualTo(INPUT);
  }

  @Test
  void a_trailing_debounce_moves_the_first_run_and_takes_the_last_input() {
    Job first = waiting(keyed(Use.TAKE_LAST));
    Job second = Lifecycle.reschedule(keyed(Use.TAKE_LAST), now().plus(HOUR));

    assertThat(append(samples().input(second, LATER_INPUT), second))
        .isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stored(first.id())).isEqualTo(Lifecycle.reschedule(first, second.dueAt()));
    assertThat(input(first).payload().bytes()).isEqualTo(LATER_INPUT);
    assertThat(claimedWithEvent(stored(first.id())).event().payload().bytes())
        .isEqualTo(LATER_INPUT);
  }

  @Test
  void a_run_that_is_moved_expires_as_the_one_that_moves_it() {
    Job first = waiting(expiring(now().plusSeconds(60)));
    Job second = expiring(now().plus(HOUR));

    assertThat(append(second)).isEqualTo(new Appended.Duplicate(first.id()));

    Instant expiresAt = runOf(second).expiresAt();
    assertThat(runOf(stored(first.id())).expiresAt()).isEqualTo(expiresAt);
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isEqualTo(expiresAt);
  }

  @Test
  void a_run_that_is_moved_by_one_without_a_time_to_live_expires_as_much_later() {
    Instant expiresAt = now().plusSeconds(60);
    Job first = waiting(expiring(expiresAt));
    Job second = Lifecycle.reschedule(keyed(Use.TAKE_LAST), first.dueAt().plus(HOUR));

    assertThat(append(second)).isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(runOf(stored(first.id())).expiresAt()).isEqualTo(expiresAt.plus(HOUR));
    assertThat(stores().runs().nextExpiry(Instant.EPOCH)).isEqualTo(expiresAt.plus(HOUR));
  }

  private Job expiring(Instant at) {
    RunKey key = new RunKey(Use.TAKE_LAST, "k", now().plus(HOUR));
    return samples().run(project(), target(), new RunBuilder(TASK).key(key).expiresAt(at).build());
  }

  @Test
  void a_held_run_can_be_moved_too() {
    Job first = waiting(keyed(Use.TAKE_LAST));
    stores().jobStore().hold(first.lane(), "paused");
    Job second = Lifecycle.reschedule(keyed(Use.TAKE_LAST), now().plus(HOUR));

    assertThat(append(second)).isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stored(first.id()).dueAt()).isEqualTo(second.dueAt());
  }

  @ParameterizedTest
  @EnumSource(names = {"KEEP_FIRST", "TAKE_LAST"})
  void a_run_that_was_held_when_it_was_to_begin_can_be_moved(Use use) {
    Job first = finished(claimed(waiting(keyed(use))), new Outcome.Hold("no worker"), null);
    Job second = Lifecycle.reschedule(keyed(use), now().plus(HOUR));

    assertThat(append(second)).isEqualTo(new Appended.Duplicate(first.id()));

    assertThat(stored(first.id()).dueAt()).isEqualTo(second.dueAt());
  }

  @ParameterizedTest
  @EnumSource(names = {"KEEP_FIRST", "TAKE_LAST"})
  void the_key_of_a_debounce_is_free_as_soon_as_its_run_has_begun(Use use) {
    Job first = waiting(keyed(use));
    Job held = claimed(first);

    Job second = waiting(keyed(use));
    assertThat(stored(first.id())).isEqualTo(held);
    done(held);

    assertThat(append(keyed(use))).isEqualTo(new Appended.Duplicate(second.id()));
  }

  @Test
  void a_cancelled_run_is_not_moved() {
    Job first = waiting(keyed(Use.KEEP_FIRST));
    stores().jobActions().cancel(project(), first.id(), "not wanted", now());

    waiting(keyed(Use.KEEP_FIRST));
  }

  private Job keyed(Use use) {
    return keyed(use, "k", now().plus(HOUR));
  }

  private Job keyed(Use use, String text, Instant until) {
    Run run = new RunBuilder(TASK).key(new RunKey(use, text, until)).build();
    return samples().run(project(), target(), run);
  }

  private Job run(Id inProject, String task, Use use) {
    Run run = new RunBuilder(task).key(new RunKey(use, "k", now().plus(HOUR))).build();
    return samples().run(inProject, target(), run);
  }
}
