package dev.hookline.sdk.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the end of a run: hears of it by the stream, and looks itself from time to time in case
 * something on the way holds streams up. Without a stream it only looks.
 */
final class RunWaiter implements RunListener, AutoCloseable {

  private static final Duration LOOK_BESIDE_STREAM = Duration.ofSeconds(15);
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LAST_LOOK = Duration.ofSeconds(2);

  private final Runs runs;
  private final String id;

  /** The run that has ended; empty when nothing more is heard. */
  private final CompletableFuture<Optional<Run>> heard = new CompletableFuture<>();

  private final Subscription subscription;

  @SuppressWarnings("this-escape") // the subscription only completes the future
  RunWaiter(Runs runs, String id) {
    this.runs = runs;
    this.id = id;
    this.subscription = runs.subscribe(id, this);
  }

  Run await(Duration timeout) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Optional<Run> end = Optional.empty();
    while (end.isEmpty() && !heard.isDone()) {
      end = hear(Math.min(LOOK_BESIDE_STREAM.toNanos(), left(deadline)));
    }
    Duration pause = FIRST_LOOK;
    while (end.isEmpty()) {
      end = look();
      if (end.isEmpty()) {
        Thread.sleep(Duration.ofNanos(Math.min(pause.toNanos(), left(deadline))));
        pause = pause.compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
    return end.get();
  }

  private long left(long deadline) throws TimeoutException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new TimeoutException(id + " has not ended in time");
    }
    return left;
  }

  private Optional<Run> hear(long nanos) throws InterruptedException {
    try {
      return heard.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException notYet) {
      return look();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The run if it has ended; empty also when the server cannot be asked now. */
  private Optional<Run> look() {
    try {
      return Optional.of(runs.retrieve(id)).filter(run -> run.status().isFinal());
    } catch (HooklineException failure) {
      if (failure.status() == 0 || failure.status() >= 500) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public void changed(Run run) {
    if (run.status().isFinal()) {
      heard.complete(Optional.of(run));
    }
  }

  @Override
  public void failed(HooklineException failure) {
    heard.complete(Optional.empty());
  }

  @Override
  public void close() {
    subscription.close();
  }
}
