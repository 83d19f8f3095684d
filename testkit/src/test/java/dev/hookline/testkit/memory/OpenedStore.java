package dev.hookline.testkit.memory;

import dev.hookline.id.IdGenerator;
import dev.hookline.testkit.contract.StoreUnderTest;
import dev.hookline.testkit.contract.Stores;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A store with a thread of its own, as a durable one has. */
final class OpenedStore implements StoreUnderTest {

  private static final int PATIENCE_SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final MemoryStore store =
      new MemoryStore(new IdGenerator(InstantSource.system(), 0), thread);

  @Override
  public Stores stores() {
    return store.stores();
  }

  @Override
  public void settle() {
    try {
      thread.submit(() -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError("the store does not answer", failure);
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the store does not end");
    }
  }
}
