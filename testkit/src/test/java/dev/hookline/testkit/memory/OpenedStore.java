package dev.hookline.testkit.memory;

import dev.hookline.id.IdGenerator;
import dev.hookline.testkit.contract.Stores;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A store with a thread of its own, as a durable one has. */
final class OpenedStore {

  private static final int PATIENCE_SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final IdGenerator ids = new IdGenerator(InstantSource.system(), 0);
  private final MemoryStore store = new MemoryStore(ids, thread);

  Stores stores() {
    return new Stores(
        ids,
        store.eventLog(),
        store.eventReader(),
        store.jobStore(),
        store.jobReader(),
        store.jobActions(),
        store.endpoints(),
        store.sources(),
        store.requests(),
        store.apiKeys(),
        store.projects(),
        store.answers(),
        store.retention(),
        store.tasks(),
        store.queues(),
        store.runs(),
        store.tokens(),
        store.schedules(),
        store.health());
  }

  /** Waits until what was submitted before is committed. */
  void settle() {
    try {
      thread.submit(() -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError("the store does not answer", failure);
    }
  }

  void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the store does not end");
    }
  }
}
