package dev.hookline.junit;

import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RetryPolicy;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report does to a run. */
final class SimulatedReport {

  private static final RetryPolicy STANDARD =
      new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), 2, false);

  private final SimulatedRun run;
  private final TestClock clock;
  private final SimulatedTokens tokens;
  private final Map<String, SimulatedRun> runs;

  SimulatedReport(
      SimulatedRun run, TestClock clock, SimulatedTokens tokens, Map<String, SimulatedRun> runs) {
    this.run = run;
    this.clock = clock;
    this.tokens = tokens;
    this.runs = runs;
  }

  void apply(ReportItem item) {
    switch (item) {
      case ReportItem.Start start -> {}
      case ReportItem.Log log -> run.log.addAll(log.entries());
      case ReportItem.Metadata metadata -> JsonText.merge(run.metadata, metadata.patch());
      case ReportItem.Step step -> run.steps.put(step.key(), step.output());
      case ReportItem.Complete complete -> {
        run.output = complete.output();
        end(RunStatus.COMPLETED);
      }
      case ReportItem.Fail fail -> fail(fail);
      case ReportItem.Suspend suspend -> suspend(suspend.waitingFor());
      case ReportItem.Cancelled cancelled -> end(RunStatus.CANCELLED);
      case ReportItem.TimedOut timedOut -> end(RunStatus.TIMED_OUT);
      case ReportItem.Release release -> run.queue();
    }
  }

  private void fail(ReportItem.Fail fail) {
    run.errors.add(fail.error());
    if (run.attempt >= run.maxAttempts() || fail.retry() instanceof RetryDecision.Never) {
      run.error = fail.error();
      end(RunStatus.FAILED);
      return;
    }
    Duration delay =
        fail.retry() instanceof RetryDecision.After after ? after.delay() : delay(run.attempt);
    run.attempt++;
    run.status = RunStatus.RETRYING;
    run.wakesAt = clock.instant().plus(delay);
  }

  private Duration delay(int failures) {
    RetryPolicy policy = run.task.retry() == null ? STANDARD : run.task.retry();
    double millis = policy.min().toMillis() * Math.pow(policy.factor(), failures - 1);
    return Duration.ofMillis((long) Math.min(millis, (double) policy.max().toMillis()));
  }

  private void suspend(WaitingFor waitingFor) {
    run.status = RunStatus.WAITING;
    switch (waitingFor) {
      case WaitingFor.Until until -> run.wakesAt = until.time();
      case WaitingFor.Token token -> waitForToken(token);
      case WaitingFor.Runs children -> waitForRuns(children);
    }
  }

  private void waitForToken(WaitingFor.Token token) {
    Instant expires = tokens.expiresAt(token.token());
    run.token = token.token();
    run.wakesAt = earlier(expires, token.timeout());
    if (tokens.isCompleted(token.token())) {
      run.queue();
    }
  }

  private Instant earlier(Instant expires, @Nullable Duration timeout) {
    Instant end = timeout == null ? expires : clock.instant().plus(timeout);
    return end.isBefore(expires) ? end : expires;
  }

  private void waitForRuns(WaitingFor.Runs waiting) {
    run.children = waiting.runs();
    if (allEnded(run.children)) {
      run.queue();
    }
  }

  private void end(RunStatus status) {
    run.status = status;
    Collection<SimulatedRun> all = runs.values();
    for (SimulatedRun other : all) {
      if (other.children.contains(run.id) && allEnded(other.children)) {
        other.queue();
      }
    }
  }

  private boolean allEnded(List<String> ids) {
    return ids.stream().map(runs::get).allMatch(child -> child == null || child.status.isFinal());
  }
}
