package dev.hookline.testkit.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs tasks one after the other, on the thread of the test, when the test says so. */
public final class StepExecutor implements Executor {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs everything, also what is added meanwhile; says whether there was anything. */
  public boolean runAll() {
    boolean ran = false;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      ran = true;
    }
    return ran;
  }

  /** The process ends: what was to be run never is. */
  public void forgetAll() {
    tasks.clear();
  }
}
