package dev.hookline.http.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads for verifications that would hold up an event loop: RSA, ECDSA, lists of Ed25519
 * signatures, and compressed bodies. What waits is bounded, so that a flood of them is refused and
 * not piled up.
 */
public final class SlowWork implements AutoCloseable {

  /** A waiting request holds its body, and the last of them should still be in time. */
  private static final int WAITING_MAX = 512;

  private static final long KEEP_ALIVE_SECONDS = 60;

  private final ThreadPoolExecutor threads;

  /** As many threads as processors; they end when there is nothing to do. */
  public SlowWork() {
    this(Runtime.getRuntime().availableProcessors(), WAITING_MAX);
  }

  SlowWork(int threadsMax, int waitingMax) {
    this.threads =
        new ThreadPoolExecutor(
            threadsMax,
            threadsMax,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waitingMax),
            Thread.ofPlatform().daemon().name("slow-verification-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** False when there is too much of it already; then nothing is done. */
  boolean offer(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /** Ends the threads after what has been accepted. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
