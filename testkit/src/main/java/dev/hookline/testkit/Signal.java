package dev.hookline.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A named gate that opens once and stays open: one thread opens it, any number wait for it. */
public final class Signal {
  private final String name;
  private final CountDownLatch gate = new CountDownLatch(1);

  private Signal(String name) {
    this.name = name;
  }

  /** A closed gate; {@code name} appears in the failure of whoever waits in vain. */
  public static Signal named(String name) {
    return new Signal(name);
  }

  /** Opens the gate. Opening it again changes nothing. */
  public void raise() {
    gate.countDown();
  }

  public boolean isRaised() {
    return gate.getCount() == 0;
  }

  /**
   * Waits until the gate is open.
   *
   * @throws AssertionError when it stays closed for {@code limit}, or the thread is interrupted
   */
  public void await(Duration limit) {
    try {
      if (!gate.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AssertionError("not within " + Await.inWords(limit) + ": signal " + name);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting: signal " + name, interruption);
    }
  }

  /**
   * Waits without a limit; for a thread that must be interrupted to give up.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    gate.await();
  }
}
