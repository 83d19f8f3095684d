package dev.hookline.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that calls {@link Ticking#tick} when it wants to be called. */
public final class EngineClock {

  /** Many small wake-ups in a row are answered together. */
  private static final Duration TICK_GAP = Duration.ofMillis(2);

  private static final Logger log = LoggerFactory.getLogger(EngineClock.class);
  private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(1);

  private final Ticking ticking;
  private final InstantSource clock;
  private final Thread thread;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean stopped;

  /**
   * @param name of the thread
   */
  public EngineClock(String name, Ticking ticking, InstantSource clock) {
    this.ticking = ticking;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  public void start() {
    ticking.onWake(() -> {
      if (woken.compareAndSet(false, true)) {
        LockSupport.unpark(thread);
      }
    });
    thread.start();
  }

  private void run() {
    while (!stopped) {
      woken.set(false);
      Instant next = tick();
      long waitNanos = nanosUntil(next);
      pause();
      if (!woken.get() && !stopped && waitNanos > TICK_GAP.toNanos()) {
        LockSupport.parkNanos(this, waitNanos - TICK_GAP.toNanos());
      }
    }
  }

  /** Waits for the gap between two ticks; a wake-up does not cut it short. */
  private void pause() {
    long endNanos = System.nanoTime() + TICK_GAP.toNanos();
    long leftNanos = TICK_GAP.toNanos();
    while (leftNanos > 0 && !stopped) {
      LockSupport.parkNanos(this, leftNanos);
      leftNanos = endNanos - System.nanoTime();
    }
  }

  private Instant tick() {
    try {
      return ticking.tick();
    } catch (RuntimeException defect) {
      log.error("A tick failed; trying again", defect);
      return clock.instant().plus(AFTER_A_DEFECT);
    }
  }

  private long nanosUntil(Instant next) {
    Duration wait = Duration.between(clock.instant(), next);
    return wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1).toNanos() : wait.toNanos();
  }

  /** Ends the ticks; returns when the last has ended. */
  public void stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join();
  }
}
