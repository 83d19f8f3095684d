package dev.hookline.server;

import dev.hookline.operate.Retention;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs retention now and then, on a thread of its own. */
final class RetentionClock implements AutoCloseable {

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("retention").daemon().factory());

  private final ScheduledFuture<?> runs;

  RetentionClock(Retention retention) {
    runs =
        timer.scheduleWithFixedDelay(
            retention::run, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    runs.cancel(true);
    timer.shutdown();
  }
}
