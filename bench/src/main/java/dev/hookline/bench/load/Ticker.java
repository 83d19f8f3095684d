package dev.hookline.bench.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the selector when the next request of an open loop is due, because a selector itself only
 * waits in whole milliseconds.
 */
final class Ticker implements AutoCloseable {
  // Shorter ticks would cost more processor time than the precision is worth.
  private static final long SHORTEST_NANOS = 150_000;

  private final Thread thread;
  private volatile boolean running = true;

  Ticker(Selector selector, long startNanos, double requestsPerSecond) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("bench-ticker")
            .start(() -> tick(selector, startNanos, 1e9 / requestsPerSecond));
  }

  private void tick(Selector selector, long startNanos, double intervalNanos) {
    while (running) {
      long elapsed = Math.max(0, System.nanoTime() - startNanos);
      double next = Math.floor(elapsed / intervalNanos + 1) * intervalNanos;
      LockSupport.parkNanos((long) Math.max(SHORTEST_NANOS, next - elapsed));
      selector.wakeup();
    }
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
  }
}
