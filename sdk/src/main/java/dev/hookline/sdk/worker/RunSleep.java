package dev.hookline.sdk.worker;

import dev.hookline.sdk.RunCancelledException;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.WaitingFor;
import java.time.Duration;
import java.time.Instant;

/** Sleeps of a run: short ones in place, long ones without a worker. */
final class RunSleep {

  private final RunJournal journal;
  private final Execution execution;
  private final WorkerCore core;

  RunSleep(RunJournal journal, Execution execution, WorkerCore core) {
    this.journal = journal;
    this.execution = execution;
    this.core = core;
  }

  void sleep(Duration time) {
    sleepUntil(core.options().clock().instant().plus(time));
  }

  void sleepUntil(Instant time) {
    String key = journal.key("sleep");
    if (journal.recall(key) != null) {
      return;
    }
    journal.begin(key);
    Duration left = Duration.between(core.options().clock().instant(), time);
    byte[] memo = JsonCodec.standard().write(time.toString());
    if (left.compareTo(core.options().sleepInPlace()) >= 0) {
      throw journal.suspend(key, memo, new WaitingFor.Until(time));
    }
    sleepInPlace(left);
    journal.remember(key, memo);
  }

  private void sleepInPlace(Duration time) {
    try {
      Thread.sleep(time.isNegative() ? Duration.ZERO : time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      execution.throwIfStopped();
      throw new RunCancelledException(execution.leased().id() + " was interrupted by its own code");
    }
  }
}
