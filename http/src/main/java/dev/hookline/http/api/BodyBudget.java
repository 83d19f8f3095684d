package dev.hookline.http.api;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that the bodies of all requests under way may take together. */
final class BodyBudget {

  private final long maxBytes;
  private final AtomicLong takenBytes = new AtomicLong();

  BodyBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  boolean take(int bytes) {
    if (takenBytes.addAndGet(bytes) <= maxBytes) {
      return true;
    }
    takenBytes.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    takenBytes.addAndGet(-bytes);
  }
}
