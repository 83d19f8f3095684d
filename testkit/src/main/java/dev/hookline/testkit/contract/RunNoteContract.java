package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.Claimed;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.job.StepBudget;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNote;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What runs under way have to say. */
public abstract class RunNoteContract extends RunContract {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void notes_are_answered_in_their_order() {
    Job held = running();
    Job stale = running();
    done(stale);

    assertThat(
            note(
                new RunNote.Described(held, text -> "{}".equals(text) ? "{\"a\":1}" : null),
                new RunNote.Described(held, text -> "{}".equals(text) ? "{\"b\":1}" : null),
                new RunNote.Stepped(stale, new Step("a#1", INPUT)),
                new RunNote.Logged(held, List.of(line("hello")))))
        .containsExactly(
            RunNote.Result.KEPT, RunNote.Result.REFUSED, RunNote.Result.STALE, RunNote.Result.KEPT);

    assertThat(runOf(stored(held.id())).metadata()).isEqualTo("{\"a\":1}");
    assertThat(stores().runs().log(held.id(), 0, 10)).hasSize(1);
    assertThat(stores().runs().log(stale.id(), 0, 10)).isEmpty();
  }

  @Test
  void the_next_claim_brings_what_was_memoised() {
    Job held = running();
    note(
        new RunNote.Stepped(held, new Step("a#1", new byte[] {1})),
        new RunNote.Stepped(held, new Step("b#1", new byte[] {2})),
        new RunNote.Stepped(held, new Step("a#1", new byte[] {3})));

    Claimed again = claimedWithEvent(suspended(held, RunWait.Sleep.INSTANCE, HOUR));

    assertThat(runOf(again.job()).steps())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(
            new Step("a#1", new byte[] {3}), new Step("b#1", new byte[] {2}));
    int steps = runOf(again.job()).steps().stream().mapToInt(Step::weightBytes).sum();
    assertThat(again.weightBytes()).isEqualTo(Claimed.weightBytes(again.event()) + 2 + steps);
    assertThat(runOf(stored(held.id())).steps()).isEmpty();
    done(again.job());
    assertThat(runOf(stored(held.id())).steps()).isEmpty();
  }

  @Test
  void a_claim_brings_no_more_of_what_was_memoised_than_tells_that_it_is_too_much() {
    Job held = running();
    for (int count = 10; count < 30; count++) {
      note(new RunNote.Stepped(held, new Step("s#" + count, new byte[Step.OUTPUT_BYTES_MAX])));
    }

    Job again = claimed(suspended(held, RunWait.Sleep.INSTANCE, HOUR));

    assertThat(runOf(again).steps()).hasSize(17);
    assertThat(StepBudget.isExceededBy(runOf(again).steps())).isTrue();
    assertThat(StepBudget.isExceededBy(runOf(again).steps().subList(0, 16))).isFalse();
  }

  @Test
  void steps_that_come_with_an_end_are_memoised_if_and_only_if_it_is_kept() {
    Job held = running();
    Outcome sleep = new Outcome.Suspend(RunWait.Sleep.INSTANCE, now());
    Job next = Lifecycle.after(held, sleep, RetryPolicy.STANDARD, now(), 0.5, null);

    assertThat(finish(new Finish(held, next, null, null, List.of(new Step("sleep#1", INPUT)))))
        .isEqualTo(FinishResult.STORED);
    assertThat(finish(new Finish(held, next, null, null, List.of(new Step("late#1", INPUT)))))
        .isEqualTo(FinishResult.STALE);

    assertThat(runOf(claimed(stored(held.id()))).steps())
        .extracting(Step::key)
        .containsExactly("sleep#1");
  }

  @Test
  void a_run_without_an_owner_takes_no_notes() {
    Job held = running();
    suspended(held, RunWait.Sleep.INSTANCE, HOUR);
    Job released = running();
    stores().jobStore().release(List.of(released));

    assertThat(
            note(
                new RunNote.Logged(held, List.of(line("late"))),
                new RunNote.Logged(released, List.of(line("late")))))
        .containsExactly(RunNote.Result.STALE, RunNote.Result.STALE);
  }

  @Test
  void log_lines_are_numbered_and_read_from_any_on() {
    Job held = running();
    LogLine full = new LogLine(0, now(), "error", "with fields", "{\"a\":1}");
    note(new RunNote.Logged(held, List.of(line("one"), line("two"))));
    note(new RunNote.Logged(held, List.of(full)));

    List<LogLine> lines = stores().runs().log(held.id(), 1, 10);

    assertThat(lines).extracting(LogLine::number).containsExactly(2L, 3L);
    assertThat(lines.getLast()).isEqualTo(full.numbered(3));
    assertThat(stores().runs().log(held.id(), 0, 1)).hasSize(1);
    assertThat(stores().runs().log(held.id(), 3, 10)).isEmpty();
  }

  @Test
  void a_log_with_too_many_lines_says_so_and_counts_the_rest() {
    Job held = running();
    List<LogLine> many =
        IntStream.range(0, 5_001).mapToObj(number -> line("line " + number)).toList();
    note(new RunNote.Logged(held, many), new RunNote.Logged(held, many));
    note(new RunNote.Logged(held, List.of(line("late"))));

    List<LogLine> end = stores().runs().log(held.id(), LogLine.LINES_MAX - 2, 10);

    assertThat(end).hasSize(2);
    assertThat(end.getLast().message()).isEqualTo(LogLine.full(now()).message());
    assertThat(end.getLast().number()).isEqualTo(LogLine.LINES_MAX);
    assertThat(runOf(stored(held.id())).logsDropped()).isEqualTo(10_002 - 9_999 + 1);
  }

  @Test
  void a_log_with_too_many_characters_says_so_and_counts_the_rest() {
    Job held = running();
    String longest = "x".repeat(LogLine.MESSAGE_LENGTH_MAX);
    List<LogLine> many = IntStream.range(0, 200).mapToObj(_ -> line(longest + "and more")).toList();
    note(new RunNote.Logged(held, many));

    List<LogLine> lines = stores().runs().log(held.id(), 0, 1_000);

    int kept = LogLine.CHARACTERS_MAX / LogLine.MESSAGE_LENGTH_MAX;
    assertThat(lines).hasSize(kept + 1);
    assertThat(lines.getFirst().message()).isEqualTo(longest);
    assertThat(runOf(stored(held.id())).logsDropped()).isEqualTo(200 - kept);
  }

  private LogLine line(String message) {
    return new LogLine(0, now(), "info", message, null);
  }
}
