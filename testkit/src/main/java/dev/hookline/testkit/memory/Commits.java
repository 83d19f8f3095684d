package dev.hookline.testkit.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Where asynchronous writes wait for their commit, and their callers for the answer. Normally both
 * come at once, on the store's thread; a test can hold them back, have the commits happen without
 * the answers, and choose the order of the answers.
 */
public final class Commits {

  /** A write. */
  @FunctionalInterface
  interface Change {

    /** Makes the change, or does not, and gives back what tells the caller. */
    Runnable commit();
  }

  private final Executor storeThread;
  private final Deque<Change> waiting = new ArrayDeque<>();
  private final List<Runnable> unanswered = new ArrayList<>();
  private boolean held;

  Commits(Executor storeThread) {
    this.storeThread = storeThread;
  }

  void submit(Change change) {
    synchronized (this) {
      if (held) {
        waiting.add(change);
        return;
      }
    }
    storeThread.execute(() -> change.commit().run());
  }

  /** From now on nothing is committed until the test says so. */
  public synchronized void hold() {
    held = true;
  }

  /** How many writes wait for their commit. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Commits the oldest of what waits, at most so many, and tells nobody yet. */
  public void commit(int count) {
    for (int left = count; left > 0; left--) {
      Change change;
      synchronized (this) {
        change = waiting.poll();
      }
      if (change == null) {
        return;
      }
      Runnable answer = change.commit();
      synchronized (this) {
        unanswered.add(answer);
      }
    }
  }

  /** The answers of what was committed and not told, oldest first; the caller is to run them. */
  public synchronized List<Runnable> takeAnswers() {
    List<Runnable> taken = List.copyOf(unanswered);
    unanswered.clear();
    return taken;
  }

  /** Commits and answers everything, and holds nothing back any more. */
  public void release() {
    synchronized (this) {
      held = false;
    }
    commit(Integer.MAX_VALUE);
    takeAnswers().forEach(Runnable::run);
  }

  /** The process ends: what was not committed is lost, what was is never told. */
  public synchronized void lose() {
    waiting.clear();
    unanswered.clear();
  }
}
