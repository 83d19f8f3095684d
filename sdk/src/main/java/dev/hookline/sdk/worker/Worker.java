package dev.hookline.sdk.worker;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Executes runs of tasks: takes as many as it has free slots, each on a virtual thread of its own,
 * and reports in batches. Survives the loss of the server: it reconnects for ever, with growing
 * waits. Whatever the code of a task throws ends that run only.
 *
 * <p>Safe for several threads.
 */
public final class Worker implements AutoCloseable {

  private final WorkerEngine engine;
  private final Runnable disconnect;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param disconnect closes what the worker connects by, if that is its own
   */
  Worker(WorkerEngine engine, Runnable disconnect) {
    this.engine = engine;
    this.disconnect = disconnect;
  }

  /** Begins a worker. */
  public static WorkerBuilder builder() {
    return new WorkerBuilder();
  }

  /**
   * Registers and begins to take runs. When the server cannot be reached, this returns nevertheless
   * and the worker goes on trying.
   *
   * @throws WorkerRefusedException when the server will not have this worker: a wrong key, an
   *     invalid task
   * @throws IllegalStateException at a second call
   */
  public Worker start() throws InterruptedException {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("a worker is started once");
    }
    engine.start();
    return this;
  }

  /** How it stands with the server. */
  public WorkerState state() {
    return engine.state();
  }

  /** How many runs it can execute at once. */
  public int slots() {
    return engine.slots().total();
  }

  /** How many runs it executes. */
  public int slotsUsed() {
    return engine.slots().used();
  }

  /**
   * Takes no more runs, waits for those it has, gives up those that do not end within the drain
   * timeout (they are interrupted, and handed to other workers), and leaves. Of no effect the
   * second time.
   */
  @Override
  public void close() {
    if (!started.get() || !closed.compareAndSet(false, true)) {
      return;
    }
    try {
      engine.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect.run();
    }
  }
}
