package dev.hookline.testkit.engine;

import dev.hookline.job.EngineShutdown;
import dev.hookline.testkit.Await;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** A drain on its own thread, while the test goes on stepping the engine. */
final class Drain implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EngineRig rig;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> drain;

  private Drain(EngineRig rig) {
    this.rig = rig;
    this.drain =
        thread.submit(() -> {
          new EngineShutdown(rig.engine, rig.store.jobStore()).drain(PATIENCE);
          return true;
        });
  }

  static Drain of(EngineRig rig) {
    return new Drain(rig);
  }

  boolean isOver() {
    return drain.isDone();
  }

  /** Steps the engine until something holds. */
  void step(BooleanSupplier condition) {
    Await.until(
        "the drain goes on",
        PATIENCE,
        () -> {
          rig.settle();
          return condition.getAsBoolean();
        });
  }

  /** Steps the engine a few milliseconds long. */
  void steps(int count) {
    int[] left = {count};
    step(() -> left[0]-- == 0);
  }

  void untilOver() throws ExecutionException, InterruptedException {
    step(drain::isDone);
    drain.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
