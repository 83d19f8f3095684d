package dev.hookline.sdk.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of a run: hears of it by the stream, and looks itself from time to time in case
 * something on the way holds streams up.
 */
final class RunWaiter implements RunListener, AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Runs runs;
  private final String id;
  private final CompletableFuture<Run> end = new CompletableFuture<>();
  private final Subscription subscription;

  @SuppressWarnings("this-escape") // the subscription only completes the future
  RunWaiter(Runs runs, String id) {
    this.runs = runs;
    this.id = id;
    this.subscription = runs.subscribe(id, this);
  }

  Run await(Duration timeout) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      try {
        return end.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        Run run = look();
        if (run != null && run.status().isFinal()) {
          return run;
        }
        if (left <= LOOK.toNanos()) {
          throw new TimeoutException(id + " has not ended after " + timeout);
        }
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof HooklineException problem) {
          throw problem;
        }
        throw new IllegalStateException(failure);
      }
    }
  }

  /** The run; null when the server cannot be asked now. */
  private @Nullable Run look() {
    try {
      return runs.retrieve(id);
    } catch (HooklineException failure) {
      if (failure.status() == 0 || failure.status() >= 500) {
        return null;
      }
      throw failure;
    }
  }

  @Override
  public void changed(Run run) {
    if (run.status().isFinal()) {
      end.complete(run);
    }
  }

  @Override
  public void failed(HooklineException failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
