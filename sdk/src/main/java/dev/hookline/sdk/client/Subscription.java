package dev.hookline.sdk.client;

import java.time.Duration;

/** Something that is followed on a thread of its own. */
public final class Subscription implements AutoCloseable {

  private final RunFollower follower;
  private final Thread thread;

  private Subscription(RunFollower follower, Thread thread) {
    this.follower = follower;
    this.thread = thread;
  }

  static Subscription start(RunFollower follower) {
    return new Subscription(
        follower, Thread.ofVirtual().name("hookline-subscription").start(follower));
  }

  /** Waits until nothing more will be heard; false when that takes longer than this. */
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    return thread.join(timeout);
  }

  /** Hears no more. */
  @Override
  public void close() {
    follower.stop();
    thread.interrupt();
  }
}
