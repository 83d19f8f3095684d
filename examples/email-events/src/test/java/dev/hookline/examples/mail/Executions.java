package dev.hookline.examples.mail;

import dev.hookline.sdk.worker.RunOutcome;
import dev.hookline.sdk.worker.WorkerObserver;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a test wait for what its worker does. */
final class Executions implements WorkerObserver {

  private static final long PATIENCE_SECONDS = 120;

  private final Semaphore completed = new Semaphore(0);
  private final Semaphore failed = new Semaphore(0);

  @Override
  public void ended(String task, RunOutcome outcome, Duration duration) {
    switch (outcome) {
      case COMPLETED -> completed.release();
      case FAILED -> failed.release();
      case SUSPENDED, CANCELLED, TIMED_OUT, ABANDONED -> throw new AssertionError(outcome);
    }
  }

  void awaitCompleted(int runs) throws InterruptedException {
    await(completed, runs, "completed");
  }

  void awaitFailed(int runs) throws InterruptedException {
    await(failed, runs, "failed");
  }

  private static void await(Semaphore seen, int runs, String what) throws InterruptedException {
    if (!seen.tryAcquire(runs, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("%d have %s, not %d".formatted(seen.availablePermits(), what, runs));
    }
  }
}
