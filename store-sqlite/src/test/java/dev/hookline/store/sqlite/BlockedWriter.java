package dev.hookline.store.sqlite;

import java.util.concurrent.CountDownLatch;

/** Holds the writer up in the middle of a transaction until it is closed. */
final class BlockedWriter implements AutoCloseable {

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  BlockedWriter(SqliteStore store) throws InterruptedException {
    Thread.startVirtualThread(() ->
        store
            .writer()
            .write(transaction -> {
              entered.countDown();
              awaitRelease();
              return true;
            }));
    entered.await();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release.countDown();
  }
}
