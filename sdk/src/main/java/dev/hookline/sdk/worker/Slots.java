package dev.hookline.sdk.worker;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many runs may execute at once, and how many do. */
final class Slots {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int total;
  private int used;

  Slots(int total) {
    this.total = total;
  }

  int total() {
    return total;
  }

  int used() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until at least one is free, and says how many are. */
  int awaitFree() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (used >= total) {
        changed.await();
      }
      return total - used;
    } finally {
      lock.unlock();
    }
  }

  void take(int count) {
    lock.lock();
    try {
      used += count;
    } finally {
      lock.unlock();
    }
  }

  void giveBack() {
    lock.lock();
    try {
      used--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until none is used; false when that takes longer than so many nanoseconds. */
  boolean awaitNoneUsed(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (used > 0) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
