package dev.hookline.spring;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.worker.Worker;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The worker of the application. It begins when everything else is there, and is drained before
 * anything else is taken away.
 */
public final class HooklineWorker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HooklineWorker.class);

  private final Supplier<List<Task<?, ?>>> tasks;
  private final Function<List<Task<?, ?>>, Worker> factory;
  private volatile @Nullable Worker worker;

  HooklineWorker(Supplier<List<Task<?, ?>>> tasks, Function<List<Task<?, ?>>, Worker> factory) {
    this.tasks = tasks;
    this.factory = factory;
  }

  /** The worker; empty while it is not running, or when the application has no tasks. */
  public Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }

  @Override
  public void start() {
    List<Task<?, ?>> found = tasks.get();
    if (found.isEmpty()) {
      log.info("no worker: there is neither a Task bean nor a method with @HookTask");
      return;
    }
    try {
      worker = factory.apply(found).start();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the worker was starting", interrupted);
    }
  }

  @Override
  public void stop() {
    Worker present = worker;
    if (present != null) {
      log.info("the worker finishes {} runs", present.slotsUsed());
      present.close();
      worker = null;
    }
  }

  @Override
  public void stop(Runnable stopped) {
    Thread.ofPlatform().name("hookline-drain").start(() -> stopAndTell(stopped));
  }

  private void stopAndTell(Runnable stopped) {
    try {
      stop();
    } finally {
      stopped.run();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
